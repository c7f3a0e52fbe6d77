package dev.slipway.cli.composed;

import dev.slipway.catalog.build.BuildOptions;
import dev.slipway.catalog.build.ImageBuild;
import dev.slipway.catalog.build.Outcome;
import dev.slipway.catalog.build.Surroundings;
import dev.slipway.catalog.dockerfile.Dockerfile;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.Humane;
import dev.slipway.cli.progress.ProgressView;
import dev.slipway.compose.ComposeProject;
import dev.slipway.compose.application.BuiltImage;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.RegistryCredentials;
import dev.slipway.engine.build.BuildRequest;
import dev.slipway.engine.session.BuildSession;
import dev.slipway.oci.ImageReference;
import dev.slipway.registry.RegistryAddress;
import dev.slipway.registry.credentials.Credentials;
import dev.slipway.registry.credentials.DockerConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Builds images of services, several at a time, and shows how it goes. */
final class ServiceImages {
    private static final BuildOptions OPTIONS = BuildOptions.ofThisMachine();

    private final Console console;
    private final Engine engine;
    private final ComposeProject project;
    private final Surroundings surroundings;
    private final Semaphore jobs = new Semaphore(OPTIONS.jobs());

    ServiceImages(Console console, Engine engine, ComposeProject project) {
        this.console = console;
        this.engine = engine;
        this.project = project;
        this.surroundings = Surroundings.of(console.environment());
    }

    /** Builds them; false when one of them failed, which was shown then. */
    boolean build(List<BuiltImage> images) throws InterruptedException {
        var sources = new LinkedHashMap<BuiltImage, ServiceSources>();
        images.forEach(image -> sources.put(image, ServiceSources.of(image)));
        var outcomes = new LinkedHashMap<String, Outcome>();
        try (var view = ProgressView.on(console)) {
            view.servicesPlanned(images.size());
            outcomes.putAll(outcomes(sources, view));
        }
        if (outcomes.containsValue(new Outcome.Cancelled())) {
            throw new InterruptedException("interrupted");
        }
        outcomes.forEach(this::explain);
        return outcomes.values().stream().allMatch(Outcome::isGood);
    }

    private Map<String, Outcome> outcomes(Map<BuiltImage, ServiceSources> sources, ProgressView view)
            throws InterruptedException {
        var running = new LinkedHashMap<String, Future<Outcome>>();
        var outcomes = new LinkedHashMap<String, Outcome>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sources.forEach(
                    (image, source) -> running.put(image.service(), threads.submit(() -> build(image, source, view))));
        }
        for (var one : running.entrySet()) {
            outcomes.put(one.getKey(), outcome(one.getValue()));
        }
        return outcomes;
    }

    private static Outcome outcome(Future<Outcome> running) throws InterruptedException {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
        }
    }

    private Outcome build(BuiltImage image, ServiceSources sources, ProgressView view) throws InterruptedException {
        jobs.acquire();
        var begun = Instant.now();
        view.started(image.service());
        try (var session = engine.builds().openSession(secrets(image), credentials(image, sources))) {
            var outcome = new ImageBuild(
                            engine,
                            image.service(),
                            sources,
                            request -> request(request, image, sources, session),
                            OPTIONS,
                            view)
                    .run();
            view.finished(image.service(), outcome, Duration.between(begun, Instant.now()));
            return outcome;
        } finally {
            jobs.release();
        }
    }

    private BuildRequest request(BuildRequest plain, BuiltImage image, ServiceSources sources, BuildSession session) {
        var source = image.source();
        var tags = new ArrayList<>(List.of(image.reference()));
        tags.addAll(source.tags());
        var hosts = new ArrayList<String>();
        source.extraHosts().forEach((name, all) -> all.forEach(address -> hosts.add(name + ":" + address)));
        var request = plain.withDockerfile(sources.path())
                .withTags(tags)
                .withLabels(source.labels())
                .withArguments(arguments(image))
                .with(new BuildRequest.Options(source.noCache(), source.pull(), source.cacheFrom(), hosts))
                .withSession(session);
        request = source.target() == null ? request : request.withTarget(source.target());
        return source.network() == null ? request : request.withNetwork(source.network());
    }

    private Map<String, String> arguments(BuiltImage image) {
        var arguments = new TreeMap<>(surroundings.proxies());
        arguments.putAll(image.source().args());
        return arguments;
    }

    private Map<String, byte[]> secrets(BuiltImage image) {
        var secrets = new HashMap<>(surroundings.secrets());
        image.secrets(project, console.environment())
                .forEach((id, content) -> secrets.put(id, content.getBytes(StandardCharsets.UTF_8)));
        return secrets;
    }

    /** Of the registries that the images come from which it stands on. */
    private Map<String, RegistryCredentials> credentials(BuiltImage image, ServiceSources sources)
            throws InterruptedException {
        var credentials = new HashMap<String, RegistryCredentials>();
        var config = DockerConfig.of(console.environment());
        var dockerfile = Dockerfile.parse(Path.of("Dockerfile"), sources.dockerfile());
        for (var reference : dockerfile.references(image.source().args())) {
            var server = server(reference.image());
            if (!server.isEmpty() && config.at(server) instanceof Credentials.Password(var user, var password)) {
                credentials.put(server, new RegistryCredentials(user, password));
            }
        }
        return credentials;
    }

    private static String server(String image) {
        try {
            return RegistryAddress.of(ImageReference.parse(image)).server();
        } catch (IllegalArgumentException _) {
            return ""; // the engine says better what is wrong with it
        }
    }

    private void explain(String service, Outcome outcome) {
        switch (outcome) {
            case Outcome.Failed(var cause, var lastLines, var _) -> explain(service + " failed: " + cause, lastLines);
            case Outcome.TimedOut(var limit, var lastLines) ->
                explain(service + " took longer than " + Humane.time(limit) + " and was cancelled", lastLines);
            case Outcome.Built _, Outcome.Unchanged _, Outcome.Blocked _, Outcome.Cancelled() -> {}
        }
    }

    private void explain(String what, List<String> lastLines) {
        console.err().println();
        console.err().println(what);
        lastLines.forEach(line -> console.err().println("  | " + line));
    }
}
