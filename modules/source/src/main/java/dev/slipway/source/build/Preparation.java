package dev.slipway.source.build;

import dev.slipway.engine.Engine;
import dev.slipway.engine.image.ImageDetails;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageReference;
import dev.slipway.source.build.SourceBuildException.Kind;
import dev.slipway.source.contract.ArtifactPath;
import dev.slipway.source.contract.EnvironmentFile;
import dev.slipway.source.contract.Script;
import dev.slipway.source.contract.ScriptName;
import dev.slipway.source.dockerfile.Assembly;
import dev.slipway.source.dockerfile.Assembly.Cache;
import dev.slipway.source.dockerfile.Assembly.RuntimeStage;
import dev.slipway.source.dockerfile.Assembly.Saved;
import dev.slipway.source.dockerfile.Assembly.Triggered;
import dev.slipway.source.dockerfile.DockerfileText;
import dev.slipway.source.dockerfile.Stage.Way;
import dev.slipway.source.input.Source;
import dev.slipway.source.input.SourceReader;
import dev.slipway.source.input.SourceRequest;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out all that a build needs, and what stands against it, before anything is built. Used once; closing removes
 * the containers through which images were looked at.
 */
final class Preparation implements AutoCloseable {
    private static final String ENVIRONMENT = ".s2i/environment";
    private static final int ID_DIGITS = 16;
    private static final String ID = "sha256:";

    private final Engine engine;
    private final BuildListener listener;
    private final BuildRequestOf request;
    private final ImageSupply supply;
    private final Deque<StageImage> opened = new ArrayDeque<>();
    private final Deque<String> names = new ArrayDeque<>();

    /**
     * What is to be built.
     *
     * @param tag name of the image, or empty
     * @param folder what relative paths stand in
     */
    record BuildRequestOf(SourceRequest source, Builder builder, String tag, BuildSettings settings, Path folder) {}

    Preparation(Engine engine, Surroundings surroundings, BuildListener listener, BuildRequestOf request) {
        this.engine = engine;
        this.listener = listener;
        this.request = request;
        this.supply = new ImageSupply(engine, surroundings, request.settings().pull(), listener);
    }

    Prepared prepare(SourceReader reader) throws InterruptedException {
        var settings = request.settings();
        var builder = open(request.builder().image(), request.builder().pins().image(), "builder");
        builder.contract().remarks().forEach(listener::remark);
        var user = first(settings.scripts().user(), builder.contract().assembleUser());
        requireAllowed(builder, user, "assemble");
        var runtime = request.builder().isExtended()
                ? open(
                        request.builder().runtimeImage(),
                        request.builder().pins().runtimeImage(),
                        "runtime")
                : null;
        listener.stage("fetching the source");
        var source = reader.read(request.source());
        source.remarks().forEach(listener::remark);
        return prepared(source, builder, user, runtime);
    }

    private Prepared prepared(Source source, StageImage builder, String user, @Nullable StageImage runtime)
            throws InterruptedException {
        if (!builder.triggers().isEmpty()) {
            return triggered(source, builder, user);
        }
        var settings = request.settings();
        var lookup = new ScriptLookup(settings.scripts().url(), request.folder(), source.files(), listener::remark);
        var scripts = new ArrayList<Script>();
        var destination =
                first(settings.scripts().destination(), builder.contract().destination());
        requireDestination(builder, destination);
        var assemble = required(lookup, builder);
        scripts.add(assemble);
        var run = lookup.find(ScriptName.RUN, builder);
        run.ifPresent(scripts::add);
        var saving = lookup.find(ScriptName.SAVE_ARTIFACTS, builder);
        var saved = settings.incremental() ? saved(saving, user) : null;
        if (saved != null) {
            saving.ifPresent(scripts::add);
        }
        var injected = new InjectedFiles(
                settings.injections(), builder.details().config().workingDir());
        var stage = builder.stage(user);
        var runtimeStage = runtime == null ? null : runtimeStage(lookup, runtime, scripts);
        var command = runtime == null
                ? run.map(script -> script.path(destination)).orElse("")
                : runtimeCommand(lookup, runtime, scripts);
        var assembly = new Assembly(
                stage,
                assemble.path(destination),
                destination,
                source.revision().time(),
                environment(source),
                labels(source, builder, runtime),
                command,
                injected.files(),
                caches(),
                saved,
                runtimeStage,
                null);
        var external = scripts.stream()
                .flatMap(script -> script instanceof Script.External one
                        ? Optional.of(one).stream()
                        : Optional.<Script.External>empty().stream())
                .distinct()
                .toList();
        var files = source.files().without(moved(external));
        return new Prepared(
                source,
                new SourceContext(assembly, files, external, settings.clean(), settings.limits()),
                builder,
                runtime,
                saving.isPresent(),
                injected.contents());
    }

    /** The builder builds by itself; what it cannot have is refused. */
    private Prepared triggered(Source source, StageImage builder, String user) {
        var build = new TriggeredBuild(builder, request.builder(), request.settings());
        build.requirePossible();
        var program = build.program(source.files());
        var assembly = new Assembly(
                builder.stage(user),
                "",
                "",
                source.revision().time(),
                environment(source),
                labels(source, builder, null),
                "",
                List.of(),
                List.of(),
                null,
                null,
                new Triggered(source.files().text(DockerfileText.ASSEMBLE).isPresent(), program));
        var context = new SourceContext(
                assembly,
                source.files(),
                List.of(),
                request.settings().clean(),
                request.settings().limits());
        return new Prepared(source, context, builder, null, false, Map.of());
    }

    private StageImage open(String name, String pin, String role) throws InterruptedException {
        if (pin.isEmpty() && !name.startsWith(ID)) {
            return open(name, supply.image(name, role));
        }
        var id = pin.isEmpty() ? name : pin;
        var pinned = engine.images()
                .inspect(id)
                .orElseThrow(() -> SourceBuildException.refused(
                        "the " + role + " image '" + name + "' of id " + id + " is not in the engine any more"));
        var named = engine.images().inspect(name).filter(image -> image.id().equals(pinned.id()));
        return open(named.isPresent() && !name.startsWith(ID) ? name : temporaryName(pinned), pinned);
    }

    /** Dockerfiles know images by their names only. */
    private String temporaryName(ImageDetails image) {
        var name = ImageReference.parse(
                "slipway-pinned:" + image.id().replace(ID, "").substring(0, ID_DIGITS));
        engine.images().tag(image.id(), name);
        names.push(name.toString());
        return name.toString();
    }

    private StageImage open(String name, ImageDetails details) throws InterruptedException {
        var image = StageImage.open(engine, name, details);
        opened.push(image);
        return image;
    }

    private void requireAllowed(StageImage image, String user, String script) {
        var allowed = request.settings().scripts().allowed();
        var effective = first(user, image.details().config().user());
        if (!allowed.permits(effective)) {
            throw new SourceBuildException(
                    Kind.DENIED,
                    script + " would run as " + (effective.isEmpty() ? "root" : "user '" + effective + "'") + " in "
                            + image.name() + ", but --allowed-uids permits only " + allowed.text()
                            + "; give --assemble-user with an allowed number",
                    List.of(),
                    null);
        }
    }

    private static void requireDestination(StageImage builder, String destination) throws InterruptedException {
        if (!destination.startsWith("/")) {
            throw SourceBuildException.refused("destination '" + destination + "' is not absolute");
        }
        if (!builder.files().isFolder(destination)) {
            throw SourceBuildException.refused("builder image " + builder.name() + " has no folder '" + destination
                    + "' to put the source into; give another --destination");
        }
    }

    private Script required(ScriptLookup lookup, StageImage builder) throws InterruptedException {
        var found = lookup.find(ScriptName.ASSEMBLE, builder);
        if (found.isPresent()) {
            return found.get();
        }
        var said = builder.contract().scriptsUrl();
        throw SourceBuildException.refused("no assemble script: "
                + (lookup.url().isEmpty() ? "" : "none at " + lookup.url() + ", ")
                + "the source has no .s2i/bin/assemble, and "
                + (said.isEmpty()
                        ? builder.name() + " has no label io.openshift.s2i.scripts-url; is it a builder image?"
                        : said + " of " + builder.name() + " has none"));
    }

    private @Nullable Saved saved(Optional<Script> script, String user) throws InterruptedException {
        var name = request.builder().isExtended() ? keptName(request.tag()) : request.tag();
        var previous = name.isEmpty()
                ? Optional.<ImageDetails>empty()
                : engine.images().inspect(name);
        if (previous.isEmpty()) {
            listener.remark("there is no image of a last build; building clean");
            return null;
        }
        if (script.isEmpty()) {
            listener.remark("there is no save-artifacts script; building clean");
            return null;
        }
        var image = open(name, previous.get());
        var stage = image.stage(first(user, image.contract().assembleUser()));
        var path = switch (script.get()) {
            case Script.InImage inside -> inside.path();
            case Script.External _ -> "/dev/slipway/upload/scripts/save-artifacts";
        };
        var isThere = script.get() instanceof Script.External || image.files().isProgram(path);
        if (stage.way() == Way.BARE || !isThere) {
            listener.remark("the image of the last build cannot save artifacts; building clean");
            return null;
        }
        return new Saved(stage, path);
    }

    /** Where the builder's side of an extended build is kept, as the image itself has nothing to save. */
    static String keptName(String tag) {
        return tag.isEmpty() ? "" : "slipway-assembled:" + Digest.of(tag).shortened(ID_DIGITS);
    }

    private RuntimeStage runtimeStage(ScriptLookup lookup, StageImage runtime, List<Script> scripts)
            throws InterruptedException {
        var user = first(
                request.settings().scripts().runtimeUser(), runtime.contract().runtimeUser());
        requireAllowed(runtime, user, "assemble-runtime");
        var script = lookup.find(ScriptName.ASSEMBLE_RUNTIME, runtime);
        script.ifPresent(scripts::add);
        var folder = first(runtime.details().config().workingDir(), "/");
        var artifacts = request.builder().artifacts().isEmpty()
                ? runtime.contract().inputFiles().stream()
                        .map(ArtifactPath::parse)
                        .toList()
                : request.builder().artifacts();
        if (artifacts.isEmpty()) {
            throw SourceBuildException.refused("nothing says what the runtime image " + runtime.name()
                    + " gets of the builder; give --runtime-artifact, or label the image with"
                    + " io.openshift.s2i.assemble-input-files");
        }
        var stage = runtime.stage(user);
        if (stage.way() == Way.BARE && script.isPresent()) {
            throw SourceBuildException.refused(
                    "assemble-runtime cannot run in " + runtime.name() + ", which has no shell");
        }
        return new RuntimeStage(
                stage,
                script.map(one -> one.path(folder)).orElse(""),
                script.isPresent() && script.get() instanceof Script.External,
                folder,
                artifacts);
    }

    /** Of the source, or of the image that it runs in; else that one's own command. */
    private String runtimeCommand(ScriptLookup lookup, StageImage runtime, List<Script> scripts)
            throws InterruptedException {
        var found = lookup.find(ScriptName.RUN, runtime);
        scripts.removeIf(script -> script.name() == ScriptName.RUN);
        found.ifPresent(scripts::add);
        return found.map(script -> script.path(first(runtime.details().config().workingDir(), "/")))
                .orElse("");
    }

    private Map<String, String> environment(Source source) {
        var all = new LinkedHashMap<String, String>();
        source.files().text(ENVIRONMENT).map(EnvironmentFile::parse).ifPresent(all::putAll);
        request.settings().environment().forEach((name, value) -> {
            all.remove(name);
            all.put(name, value);
        });
        return all;
    }

    private Map<String, String> labels(Source source, StageImage builder, @Nullable StageImage runtime) {
        var labels = new TreeMap<>(SourceLabels.of(
                source.revision(),
                request.builder(),
                builder.details().id(),
                runtime == null ? "" : runtime.details().id(),
                request.tag()));
        labels.putAll(request.settings().labels());
        return labels;
    }

    private List<Cache> caches() {
        var folders = request.builder().caches();
        var owner = Digest.of(request.tag() + "\0" + request.builder().title()).shortened(ID_DIGITS);
        var caches = new ArrayList<Cache>();
        for (var number = 0; number < folders.size(); number++) {
            caches.add(new Cache(number, "slipway-" + owner + "-" + number, folders.get(number)));
        }
        return caches;
    }

    /** Scripts that are brought along are not part of the source any more. */
    private static Set<Path> moved(List<Script.External> scripts) {
        return scripts.stream()
                .flatMap(script -> ScriptLookup.FOLDERS.stream()
                        .map(folder -> Path.of(folder, script.name().fileName())))
                .collect(Collectors.toSet());
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    @Override
    public void close() {
        var interrupted = Thread.interrupted();
        opened.forEach(StageImage::close);
        names.forEach(name -> engine.images().remove(name));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
