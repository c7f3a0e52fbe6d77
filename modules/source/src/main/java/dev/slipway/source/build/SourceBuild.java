package dev.slipway.source.build;

import dev.slipway.engine.Engine;
import dev.slipway.engine.build.BuildRequest;
import dev.slipway.engine.session.BuildSession;
import dev.slipway.oci.ImageReference;
import dev.slipway.source.contract.ImageMetadata;
import dev.slipway.source.dockerfile.DockerfileText;
import dev.slipway.source.input.SourceReader;
import dev.slipway.source.input.SourceRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Builds source into an image; used once. */
public final class SourceBuild {
    private final Engine engine;
    private final Surroundings surroundings;
    private final BuildListener listener;
    private final Preparation.BuildRequestOf request;

    /**
     * A build.
     *
     * @param tag name of the image, or empty for none
     * @param folder what relative paths stand in
     */
    public SourceBuild(
            Engine engine,
            Surroundings surroundings,
            BuildListener listener,
            SourceRequest source,
            Builder builder,
            String tag,
            BuildSettings settings,
            Path folder) {
        this.engine = engine;
        this.surroundings = surroundings;
        this.listener = listener;
        this.request = new Preparation.BuildRequestOf(source, builder, tag, settings, folder);
    }

    /**
     * Builds; an interrupt cancels it, and nothing is left behind.
     *
     * @throws SourceBuildException when it cannot be built, or a script failed
     * @throws dev.slipway.yaml.InputException when the source is not there or cannot be built
     */
    public Built run() throws InterruptedException {
        var started = surroundings.clock().instant();
        try (var work = WorkFolder.in(surroundings.cache().resolve("builds"));
                var preparation = new Preparation(engine, surroundings, listener, request)) {
            var prepared =
                    preparation.prepare(new SourceReader(surroundings.cache().resolve("git"), work.path()));
            requireUnchanged(prepared);
            var digest = prepared.context().digest().toString();
            var same = request.settings().clean() ? Optional.<String>empty() : same(digest);
            if (same.isPresent()) {
                return built(prepared, same.get(), true, false, started);
            }
            return build(prepared, digest, started);
        }
    }

    /**
     * Builds nothing, and writes the Dockerfile with all that it needs into a folder, which is made, or must be empty.
     * What is injected is not written.
     */
    public void write(Path target) throws InterruptedException {
        try (var work = WorkFolder.in(surroundings.cache().resolve("builds"));
                var preparation = new Preparation(engine, surroundings, listener, request)) {
            preparation
                    .prepare(new SourceReader(surroundings.cache().resolve("git"), work.path()))
                    .context()
                    .writeTo(target);
        }
    }

    private void requireUnchanged(Prepared prepared) {
        var wanted = request.source().digest();
        if (!wanted.isEmpty() && !wanted.equals(prepared.context().sourceDigest())) {
            throw new SourceBuildException(
                    SourceBuildException.Kind.CONFLICT,
                    "the source " + prepared.source().revision().location()
                            + " is not in git, and has changed since it was built; build it anew",
                    List.of(),
                    null);
        }
    }

    /** The image that has the name already, when it was built from the same. */
    private Optional<String> same(String digest) {
        return request.tag().isEmpty()
                ? Optional.empty()
                : engine.images()
                        .inspect(request.tag())
                        .filter(image -> image.labels()
                                .getOrDefault(SourceLabels.INPUTS, "")
                                .equals(digest))
                        .map(image -> image.id());
    }

    private Built build(Prepared prepared, String digest, Instant started) throws InterruptedException {
        var execution = new Execution(engine, listener);
        try (var session = engine.builds().openSession(secrets(prepared), Map.of())) {
            var limit = request.settings().timeout();
            var id = execution.run(engineRequest(prepared, session), limit);
            var twin = finish(prepared, id, digest);
            if (prepared.runtime() != null
                    && prepared.hasSaving()
                    && !request.tag().isEmpty()) {
                var kept = engineRequest(prepared, session)
                        .withTarget(DockerfileText.ASSEMBLED)
                        .withTags(List.of(Preparation.keptName(request.tag())));
                new Execution(engine, listener).run(kept, limit);
            }
            var incremental = prepared.context().assembly().saved() != null && execution.hasRestored();
            return built(prepared, twin, false, incremental, started);
        }
    }

    private Map<String, byte[]> secrets(Prepared prepared) {
        var secrets = new HashMap<>(surroundings.secrets());
        secrets.putAll(prepared.secrets());
        return secrets;
    }

    private BuildRequest engineRequest(Prepared prepared, BuildSession session) {
        var settings = request.settings();
        return BuildRequest.of(prepared.context())
                .withDockerfile(prepared.context().path())
                .withArguments(surroundings.proxies())
                .withNetwork(settings.network())
                .with(new BuildRequest.Options(settings.clean(), false, List.of(), settings.hosts()))
                .withSession(session);
    }

    /** Gives the image its labels and the time of its source, and its name last. */
    private String finish(Prepared prepared, String id, String digest) throws InterruptedException {
        var base = prepared.base();
        var twin = new ImageComposer(engine, prepared.source().revision().time())
                .compose(
                        id,
                        base.details().id(),
                        labels(id, digest),
                        base.details().config().user());
        var chosen = twin.orElse(id);
        if (!request.tag().isEmpty()) {
            engine.images().tag(chosen, ImageReference.parse(request.tag()));
        }
        if (!chosen.equals(id)) {
            engine.images().remove(id);
        }
        return chosen;
    }

    private Map<String, String> labels(String id, String digest) throws InterruptedException {
        var labels = new TreeMap<String, String>();
        try (var files = ImageFiles.of(engine, id)) {
            files.text(ImageMetadata.PATH).map(ImageMetadata::labels).ifPresent(labels::putAll);
        } catch (IllegalArgumentException e) {
            throw SourceBuildException.refused(String.valueOf(e.getMessage()));
        }
        labels.put(SourceLabels.INPUTS, digest);
        return labels;
    }

    private Built built(Prepared prepared, String id, boolean unchanged, boolean incremental, Instant started) {
        var now = surroundings.clock().instant();
        var runtime = prepared.runtime();
        return new Built(
                id,
                request.tag(),
                unchanged,
                now,
                Duration.between(started, now),
                prepared.source().revision(),
                prepared.context().sourceDigest(),
                request.builder(),
                prepared.builder().details().id(),
                runtime == null ? "" : runtime.details().id(),
                incremental,
                prepared.obstacles());
    }
}
