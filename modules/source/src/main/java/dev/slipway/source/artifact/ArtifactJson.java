package dev.slipway.source.artifact;

import dev.slipway.git.GitCommit;
import dev.slipway.source.artifact.Artifact.InstalledPackage;
import dev.slipway.source.build.BuildSettings;
import dev.slipway.source.build.BuildSettings.Limits;
import dev.slipway.source.build.BuildSettings.Scripts;
import dev.slipway.source.build.Builder;
import dev.slipway.source.build.Built;
import dev.slipway.source.build.PullPolicy;
import dev.slipway.source.contract.AllowedUsers;
import dev.slipway.source.contract.ArtifactPath;
import dev.slipway.source.contract.Injection;
import dev.slipway.source.input.Revision;
import dev.slipway.source.input.SourceLocation;
import dev.slipway.source.input.SourceRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An artifact as a JSON document with stable field names. */
public final class ArtifactJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final double THOUSAND = 1000;

    private ArtifactJson() {}

    /** The document. */
    public static ObjectNode json(Artifact artifact) {
        var built = artifact.built();
        var json = JSON.createObjectNode();
        json.put("version", 1);
        json.put("image", built.tag());
        json.put("id", built.id());
        json.put("built", built.time().toString());
        json.put("seconds", built.duration().toMillis() / THOUSAND);
        json.put("incremental", built.isIncremental());
        json.put("reproducible", built.obstacles().isEmpty());
        strings(json, "obstacles", built.obstacles());
        json.set("source", source(built, artifact.source()));
        json.set("builder", builder(built));
        json.set("settings", settings(artifact.settings()));
        var packages = json.putArray("packages");
        artifact.packages()
                .forEach(one -> packages.addObject().put("name", one.name()).put("version", one.version()));
        return json;
    }

    static String write(Artifact artifact) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(artifact)) + "\n";
    }

    private static ObjectNode source(Built built, SourceRequest request) {
        var revision = built.revision();
        var json = JSON.createObjectNode();
        json.put("location", revision.location());
        json.put("place", revision.place());
        json.put("kind", kind(request.location()));
        json.put("ref", revision.ref());
        json.put("contextDir", revision.contextDir());
        json.put("digest", built.sourceDigest());
        json.put("exact", revision.isExact());
        json.put("workingTree", request.workingTree());
        json.put("submodules", request.submodules());
        revision.ofCommit()
                .ifPresent(commit -> json.putObject("commit")
                        .put("id", commit.id())
                        .put("author", commit.author())
                        .put("date", commit.date().toString())
                        .put("time", commit.time().toString())
                        .put("subject", commit.subject()));
        return json;
    }

    private static ObjectNode builder(Built built) {
        var builder = built.builder();
        var json = JSON.createObjectNode();
        json.put("cartridge", builder.name());
        json.put("version", builder.version());
        json.put("digest", builder.digest());
        json.put("image", builder.image());
        json.put("imageId", built.builderId());
        json.put("runtimeImage", builder.runtimeImage());
        json.put("runtimeImageId", built.runtimeId());
        strings(
                json,
                "artifacts",
                builder.artifacts().stream().map(ArtifactPath::toString).toList());
        strings(json, "caches", builder.caches());
        return json;
    }

    private static ObjectNode settings(BuildSettings settings) {
        var json = JSON.createObjectNode();
        var scripts = settings.scripts();
        json.put("scriptsUrl", scripts.url());
        json.put("destination", scripts.destination());
        json.put("assembleUser", scripts.user());
        json.put("assembleRuntimeUser", scripts.runtimeUser());
        json.put("allowedUids", scripts.allowed().text());
        texts(json, "environment", settings.environment());
        strings(
                json,
                "injections",
                settings.injections().stream()
                        .map(one -> one.source() + ":" + one.destination())
                        .toList());
        texts(json, "labels", settings.labels());
        json.put("network", settings.network());
        strings(json, "hosts", settings.hosts());
        json.put("memory", settings.limits().memory());
        json.put("cpus", settings.limits().cpus());
        json.put("timeoutSeconds", settings.timeout().toSeconds());
        return json;
    }

    static Artifact read(String text) {
        var json = JSON.readTree(text);
        var source = json.path("source");
        var request = new SourceRequest(
                location(source),
                text(source, "ref"),
                text(source, "contextDir"),
                source.path("workingTree").asBoolean(false),
                source.path("submodules").asBoolean(true),
                "",
                "");
        return new Artifact(built(json), request, readSettings(json.path("settings")), packages(json.path("packages")));
    }

    private static Built built(JsonNode json) {
        var source = json.path("source");
        var builder = json.path("builder");
        return new Built(
                text(json, "id"),
                text(json, "image"),
                false,
                Instant.parse(text(json, "built")),
                Duration.ofMillis(Math.round(json.path("seconds").asDouble(0) * THOUSAND)),
                new Revision(
                        text(source, "location"),
                        text(source, "place"),
                        text(source, "ref"),
                        text(source, "contextDir"),
                        commit(source.path("commit")),
                        source.path("exact").asBoolean(false)),
                text(source, "digest"),
                new Builder(
                        text(builder, "cartridge"),
                        text(builder, "version"),
                        text(builder, "digest"),
                        text(builder, "image"),
                        text(builder, "runtimeImage"),
                        strings(builder.path("artifacts")).stream()
                                .map(ArtifactPath::parse)
                                .toList(),
                        strings(builder.path("caches")),
                        Builder.Pins.none()),
                text(builder, "imageId"),
                text(builder, "runtimeImageId"),
                json.path("incremental").asBoolean(false),
                strings(json.path("obstacles")));
    }

    private static @Nullable GitCommit commit(JsonNode json) {
        return json.isMissingNode()
                ? null
                : new GitCommit(
                        text(json, "id"),
                        text(json, "author"),
                        Instant.parse(text(json, "date")),
                        Instant.parse(text(json, "time")),
                        text(json, "subject"));
    }

    private static BuildSettings readSettings(JsonNode json) {
        return new BuildSettings(
                new Scripts(
                        text(json, "scriptsUrl"),
                        text(json, "destination"),
                        text(json, "assembleUser"),
                        text(json, "assembleRuntimeUser"),
                        AllowedUsers.parse(text(json, "allowedUids"))),
                texts(json.path("environment")),
                strings(json.path("injections")).stream()
                        .map(one -> Injection.parse(one, Path.of("/")))
                        .toList(),
                texts(json.path("labels")),
                false,
                false,
                PullPolicy.IF_NOT_PRESENT,
                text(json, "network"),
                strings(json.path("hosts")),
                new Limits(json.path("memory").asLong(0), json.path("cpus").asInt(0)),
                Duration.ofSeconds(json.path("timeoutSeconds").asLong(0)));
    }

    private static String kind(SourceLocation location) {
        return switch (location) {
            case SourceLocation.Git _ -> "git";
            case SourceLocation.Folder _ -> "folder";
            case SourceLocation.Archive _ -> "archive";
            case SourceLocation.Binary _ -> "binary";
        };
    }

    private static SourceLocation location(JsonNode source) {
        var place = text(source, "place");
        return switch (text(source, "kind")) {
            case "git" -> new SourceLocation.Git(place, "");
            case "folder" -> new SourceLocation.Folder(Path.of(place), "");
            case "archive" -> new SourceLocation.Archive(Path.of(place));
            case "binary" -> new SourceLocation.Binary(Path.of(place));
            default -> throw new IllegalArgumentException("'" + text(source, "kind") + "' is no kind of source");
        };
    }

    private static List<InstalledPackage> packages(JsonNode json) {
        return json.values().stream()
                .map(one -> new InstalledPackage(text(one, "name"), text(one, "version")))
                .toList();
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asString("");
    }

    private static List<String> strings(JsonNode array) {
        return array.values().stream().map(value -> value.asString("")).toList();
    }

    private static void strings(ObjectNode json, String field, Collection<String> values) {
        values.forEach(json.putArray(field)::add);
    }

    private static Map<String, String> texts(JsonNode json) {
        var texts = new LinkedHashMap<String, String>();
        json.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asString("")));
        return texts;
    }

    private static void texts(ObjectNode json, String field, Map<String, String> values) {
        values.forEach(json.putObject(field)::put);
    }
}
