package dev.slipway.catalog.ship;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageConfiguration;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the archive that an engine makes of images ({@code docker save}): a {@code manifest.json} says which entries are
 * the configuration and the layers of each. Older engines name layers {@code ID/layer.tar}, or link to one that stands
 * elsewhere; newer ones name everything {@code blobs/sha256/DIGEST}.
 */
final class ArchivedImages {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_TEXT = 8 * 1024 * 1024;
    private static final int BUFFER = 256 * 1024;
    private static final Pattern WORDS = Pattern.compile(".*\\.json|(.*/)?(json|VERSION|repositories|oci-layout)");

    private final LayerIntake intake;
    private final EngineExport.LayerListener listener;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, Layer> layers = new HashMap<>();

    ArchivedImages(LayerIntake intake, EngineExport.LayerListener listener) {
        this.intake = intake;
        this.listener = listener;
    }

    /** One image of the archive. */
    record Image(ImageConfiguration configuration, List<Layer> layers) {}

    /**
     * One layer of the archive.
     *
     * @param diffId digest of its unpacked tar
     * @param compressed what it is in a registry
     */
    record Layer(Digest diffId, Descriptor compressed) {}

    /** Reads the whole archive; its layers are taken in as they come. */
    List<Image> read(InputStream archive) throws IOException {
        var tar = new TarArchiveInputStream(new BufferedInputStream(archive, BUFFER));
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isSymbolicLink()) {
                var target = Path.of(entry.getName()).resolveSibling(entry.getLinkName());
                links.put(entry.getName(), target.normalize().toString());
            } else if (entry.isFile()) {
                file(entry, new BufferedInputStream(tar, BUFFER));
            }
        }
        return images();
    }

    private void file(TarArchiveEntry entry, InputStream content) throws IOException {
        var name = entry.getName();
        if (WORDS.matcher(name).matches() || (entry.getSize() < LONGEST_TEXT && isJson(content))) {
            texts.put(name, new String(content.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8));
            return;
        }
        var known = intake.known(name);
        var layer = known.isPresent() ? known.get() : intake.take(name, content);
        layers.put(name, layer);
        listener.ready(layer.diffId(), layer.compressed());
    }

    /** No tar begins like that: its first bytes are the name of its first entry. */
    private static boolean isJson(InputStream content) throws IOException {
        content.mark(2);
        var beginning = new String(content.readNBytes(2), StandardCharsets.UTF_8);
        content.reset();
        return beginning.equals("{\"");
    }

    private List<Image> images() throws IOException {
        var manifest = texts.get("manifest.json");
        if (manifest == null) {
            throw new IOException("the engine's archive has no manifest.json");
        }
        var images = new ArrayList<Image>();
        for (var json : JSON.readTree(manifest).values()) {
            images.add(image(json));
        }
        return images;
    }

    private Image image(JsonNode json) throws IOException {
        var config = json.path("Config").asString("");
        var parts = new ArrayList<Layer>();
        for (var name : json.path("Layers").values()) {
            parts.add(named(layers, links.getOrDefault(name.asString(""), name.asString(""))));
        }
        var configuration = ImageConfiguration.parse(named(texts, config));
        if (!configuration.diffIds().equals(parts.stream().map(Layer::diffId).toList())) {
            throw new IOException("the layers of " + config + " in the engine's archive are not those it names");
        }
        return new Image(configuration, parts);
    }

    private static <T> T named(Map<String, T> entries, String name) throws IOException {
        var entry = entries.get(name);
        if (entry == null) {
            throw new IOException("the engine's archive lacks '" + name + "', which its manifest.json names");
        }
        return entry;
    }
}
