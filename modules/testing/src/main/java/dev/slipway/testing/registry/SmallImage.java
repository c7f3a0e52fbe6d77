package dev.slipway.testing.registry;

import dev.slipway.engine.api.Json;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageConfiguration;
import dev.slipway.oci.ImageManifest;
import dev.slipway.oci.MediaTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** An image of a few files, made without an engine. The same input gives the same bytes. */
public record SmallImage(Map<String, String> labels, List<Layer> layers) {
    /** Keeps copies. */
    public SmallImage {
        labels = Map.copyOf(labels);
        layers = List.copyOf(layers);
    }

    /**
     * A layer, and what made it.
     *
     * @param entries {@code folder/}, {@code file}, or {@code file=content}
     */
    public record Layer(String instruction, List<String> entries) {
        /** Keeps a copy. */
        public Layer {
            entries = List.copyOf(entries);
        }

        /** As it is unpacked. */
        public byte[] tar() {
            var bytes = new ByteArrayOutputStream();
            try (var tar = new TarWriter(bytes, Instant.EPOCH)) {
                for (var entry : entries) {
                    var parts = entry.split("=", 2);
                    if (entry.endsWith("/")) {
                        tar.directory(entry, 0755);
                    } else {
                        tar.file(parts[0], 0644, parts.length < 2 ? "" : parts[1]);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("memory is always writable", e);
            }
            return bytes.toByteArray();
        }

        /** As it is in a registry. */
        public byte[] compressed() {
            var bytes = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(tar());
            } catch (IOException e) {
                throw new UncheckedIOException("memory is always writable", e);
            }
            return bytes.toByteArray();
        }

        /** What refers to it in a registry. */
        public Descriptor descriptor() {
            var content = compressed();
            return new Descriptor(MediaTypes.LAYER, Digest.of(content), content.length);
        }
    }

    /** One without layers. */
    public static SmallImage empty() {
        return new SmallImage(Map.of(), List.of());
    }

    /** The same with these labels. */
    public SmallImage withLabels(Map<String, String> others) {
        return new SmallImage(others, layers);
    }

    /**
     * The same with another layer on top.
     *
     * @param entries {@code folder/}, {@code file}, or {@code file=content}
     */
    public SmallImage layer(String instruction, String... entries) {
        var layer = new Layer(instruction, List.of(entries));
        return new SmallImage(
                labels, Stream.concat(layers.stream(), Stream.of(layer)).toList());
    }

    /** Its configuration, for linux on amd64. */
    public ImageConfiguration configuration() {
        var json = Json.object().put("os", "linux").put("architecture", "amd64");
        json.putObject("config").set("Labels", Json.object(labels));
        json.putObject("rootfs").put("type", "layers").set("diff_ids", Json.array(diffIds()));
        var history = json.putArray("history");
        layers.forEach(layer -> history.addObject().put("created_by", layer.instruction()));
        return ImageConfiguration.parse(json.toString());
    }

    /** Its manifest. */
    public ImageManifest manifest() {
        var text = configuration().json();
        var config = new Descriptor(MediaTypes.CONFIG, Digest.of(text), bytes(text).length);
        return ImageManifest.of(config, layers.stream().map(Layer::descriptor).toList());
    }

    /** All that its manifest refers to. */
    public Map<Digest, byte[]> blobs() {
        var blobs = layers.stream()
                .collect(Collectors.toMap(layer -> layer.descriptor().digest(), Layer::compressed, (one, _) -> one));
        var text = configuration().json();
        blobs.put(Digest.of(text), bytes(text));
        return blobs;
    }

    private List<String> diffIds() {
        return layers.stream().map(layer -> Digest.of(layer.tar()).toString()).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
