package dev.slipway.testing;

import dev.slipway.engine.api.Json;
import dev.slipway.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** The builds of a fake engine. */
final class FakeBuilds {
    private final FakeImages images;
    private final Faults faults;
    private final List<RecordedBuild> recorded = new ArrayList<>();
    private final Map<String, CountDownLatch> cancellations = new ConcurrentHashMap<>();
    private long moments;

    FakeBuilds(FakeImages images, Faults faults) {
        this.images = images;
        this.faults = faults;
    }

    synchronized List<RecordedBuild> recorded() {
        return List.copyOf(recorded);
    }

    void cancel(Exchange exchange) throws IOException {
        var cancellation = cancellations.get(exchange.query("id"));
        if (cancellation != null) {
            cancellation.countDown();
        }
        exchange.answer(204);
    }

    void build(Exchange exchange) throws IOException, InterruptedException {
        var build = read(exchange);
        if (build == null) {
            return;
        }
        var index = begin(build);
        var cancellation = new CountDownLatch(1);
        cancellations.put(exchange.query("buildid"), cancellation);
        exchange.http().sendResponseHeaders(200, 0);
        try (var answer = new BuildAnswer(exchange.http().getResponseBody())) {
            run(build, cancellation, answer);
        } finally {
            cancellations.remove(exchange.query("buildid"));
            end(index);
            exchange.http().close();
        }
    }

    private void run(RecordedBuild build, CountDownLatch cancellation, BuildAnswer answer)
            throws IOException, InterruptedException {
        var dockerfile = FakeDockerfile.parse(build.dockerfile(), first(build, "buildargs"));
        var parent = images.find(dockerfile.base());
        if (parent.isEmpty() && !dockerfile.base().equals("scratch")) {
            answer.fail(dockerfile, dockerfile.base() + ": not found");
            return;
        }
        if (cancellation.await(faults.buildDelay(build).toMillis(), TimeUnit.MILLISECONDS)) {
            answer.fail(dockerfile, "context canceled");
            return;
        }
        var failure = faults.buildFailure(build);
        if (failure.isPresent()) {
            answer.fail(dockerfile, failure.get());
            return;
        }
        var labels = new TreeMap<String, String>();
        parent.ifPresent(image -> labels.putAll(image.labels()));
        labels.putAll(labels(build));
        var id = id(build, parent.map(FakeImages.Image::id).orElse(""), labels);
        var known = images.find(id).isPresent();
        images.add(id, build.tags(), labels);
        answer.succeed(dockerfile, id, known);
    }

    private static String id(RecordedBuild build, String parent, Map<String, String> labels) {
        var all = List.of(
                build.dockerfile(), build.files().toString(), parent, labels.toString(), first(build, "buildargs"));
        return Digest.of(all.toString()).toString();
    }

    private static Map<String, String> labels(RecordedBuild build) {
        var labels = first(build, "labels");
        return labels.isEmpty() ? Map.of() : Json.texts(Json.read(labels));
    }

    private static String first(RecordedBuild build, String parameter) {
        return build.query().getOrDefault(parameter, List.of("")).getFirst();
    }

    /** Reads the context; null when the client broke off. */
    private static @Nullable RecordedBuild read(Exchange exchange) throws IOException {
        var files = new TreeMap<String, String>();
        var dockerfile = new StringBuilder();
        var wanted = exchange.query("dockerfile");
        try (var tar = new TarArchiveInputStream(exchange.http().getRequestBody())) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var content = tar.readAllBytes();
                if (entry.getName().equals(wanted)) {
                    dockerfile.append(new String(content, StandardCharsets.UTF_8));
                }
                files.put(entry.getName(), entry.getMode() + " " + entry.getLinkName() + " " + Digest.of(content));
            }
        } catch (IOException _) {
            exchange.http().close();
            return null;
        }
        var tags = exchange.query().getOrDefault("t", List.of());
        return new RecordedBuild(0, 0, tags, dockerfile.toString(), files, exchange.query());
    }

    private synchronized int begin(RecordedBuild build) {
        recorded.add(new RecordedBuild(
                moments++, Long.MAX_VALUE, build.tags(), build.dockerfile(), build.files(), build.query()));
        return recorded.size() - 1;
    }

    private synchronized void end(int index) {
        recorded.set(index, recorded.get(index).endedAt(moments++));
    }
}
