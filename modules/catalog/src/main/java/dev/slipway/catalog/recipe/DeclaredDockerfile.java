package dev.slipway.catalog.recipe;

import dev.slipway.catalog.definition.ArtifactSettings;
import dev.slipway.catalog.definition.ImageSpec;
import dev.slipway.catalog.definition.ImageSpec.CopiedFile;
import dev.slipway.catalog.definition.ImageSpec.Healthcheck;
import dev.slipway.catalog.dockerfile.Dockerfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Translates an {@code image.yaml} into a Dockerfile that {@code docker build} takes with the image's folder as
 * context. What changes least often comes first, so that a changed label or command costs no installation.
 */
final class DeclaredDockerfile {
    private static final String INSTALLER = "/var/cache/apt/install";
    private static final String LEFTOVERS = "/var/log/apt /var/log/dpkg.log /var/log/alternatives.log"
            + " /var/cache/ldconfig/aux-cache /var/cache/debconf/*-old /var/lib/dpkg/*-old";

    private final ImageSpec spec;
    private final EffectiveConfig config;
    private final List<ImageSpec> ancestors;
    private final @Nullable String user;
    private final boolean hasOwnPackages;
    private final StringBuilder text = new StringBuilder();

    private DeclaredDockerfile(ImageSpec spec, List<ImageSpec> ancestors, boolean hasOwnPackages) {
        this.spec = spec;
        this.config = EffectiveConfig.of(spec, ancestors);
        this.ancestors = ancestors;
        this.user = ImageSpec.user(spec, ancestors);
        this.hasOwnPackages = hasOwnPackages;
    }

    /**
     * The Dockerfile of a declared image.
     *
     * @param ancestors the declared images it stands on, nearest first
     * @param base the lines that begin it, such as {@code FROM slipway/debian:trixie}
     * @param cache names the package caches that the tree shares
     * @param own packages of the catalogue's own
     * @param labels of the image and of its group
     */
    static String write(
            ImageSpec spec,
            List<ImageSpec> ancestors,
            String base,
            String cache,
            OwnPackages own,
            Map<String, String> labels) {
        var hasOwn = !(own instanceof OwnPackages.None);
        return new DeclaredDockerfile(spec, ancestors, hasOwn).write(base, cache, labels);
    }

    private String write(String base, String cache, Map<String, String> labels) {
        text.append(base);
        if (ancestors.stream().anyMatch(ancestor -> ancestor.user() != null)) {
            line("USER root");
        }
        packages(cache);
        spec.files().forEach(this::copy);
        spec.artifacts()
                .forEach((name, folder) ->
                        line("ADD " + jsonArray(List.of(ArtifactSettings.contextPath(name), folder + "/"))));
        spec.steps().forEach(this::step);
        if (config.isWrittenBy(spec)) {
            line(new ConfigStep(config, user).write());
        }
        runtime();
        labels.forEach((key, value) -> line("LABEL " + quoted(key) + "=" + quoted(value)));
        return text.toString();
    }

    private void packages(String cache) {
        if (spec.packages().isEmpty()) {
            return;
        }
        if (hasOwnPackages) {
            line(OwnPackages.LINE);
        }
        line("""
            RUN --mount=type=cache,id=apt-archives-%1$s,target=/var/cache/apt \\
                --mount=type=cache,id=apt-lists-%1$s,target=/var/lib/apt/lists \\
                --mount=type=secret,id=apt-install,target=%2$s \\
                export DEBIAN_FRONTEND=noninteractive packages='%3$s' \\
             && if [ -s %2$s ]; then sh %2$s $packages; \\
                else flock /var/cache/apt sh -ec "apt-get update && apt-get install --yes --no-install-recommends $packages"; fi \\
             && rm -rf %4$s""".formatted(cache, INSTALLER, String.join(" ", spec.packages()), LEFTOVERS));
    }

    private void step(String words) {
        var calls = hasOwnPackages && !Dockerfile.aptWords(words).isEmpty();
        if (calls && spec.packages().isEmpty()) {
            line(OwnPackages.LINE);
        }
        line("RUN " + (calls ? OwnPackages.FLAGS + " " : "") + words.strip());
    }

    private void copy(CopiedFile file) {
        var owner = file.owner() == null ? "" : "--chown=" + file.owner() + " ";
        line("COPY " + owner + jsonArray(List.of(file.from(), file.to())));
        if (file.mode() != null) {
            line("RUN chmod " + file.mode() + " " + Shell.quote(file.to()));
        }
    }

    private void runtime() {
        for (var variable : spec.environment()) {
            if (variable.fallback() != null) {
                line("ENV " + variable.name() + "=" + quoted(variable.fallback()));
            }
        }
        spec.expose().forEach(port -> line("EXPOSE " + port));
        if (!spec.volumes().isEmpty()) {
            line("VOLUME " + jsonArray(spec.volumes()));
        }
        if (spec.healthcheck() != null) {
            line(healthcheck(spec.healthcheck()));
        }
        if (spec.stopSignal() != null) {
            line("STOPSIGNAL " + spec.stopSignal());
        }
        if (user != null) {
            line("USER " + user);
        }
        process();
    }

    /** An ENTRYPOINT of its own makes an image lose the entrypoint and the command below, so both are repeated. */
    private void process() {
        var starts = config.isNeeded()
                && (config.isWrittenBy(spec) || !spec.entrypoint().isEmpty());
        var entrypoint = new ArrayList<String>();
        if (starts) {
            entrypoint.add(ConfigStep.START);
        }
        entrypoint.addAll(starts ? inheritedEntrypoint() : spec.entrypoint());
        if (!entrypoint.isEmpty()) {
            line("ENTRYPOINT " + jsonArray(entrypoint));
        }
        var command = starts ? inheritedCommand() : spec.command();
        if (!command.isEmpty()) {
            line("CMD " + jsonArray(command));
        }
    }

    private List<String> inheritedEntrypoint() {
        return chain().map(ImageSpec::entrypoint)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** A command belongs to the entrypoint it was written for. */
    private List<String> inheritedCommand() {
        return chain().filter(image ->
                        !image.command().isEmpty() || !image.entrypoint().isEmpty())
                .findFirst()
                .map(ImageSpec::command)
                .orElse(List.of());
    }

    private Stream<ImageSpec> chain() {
        return Stream.concat(Stream.of(spec), ancestors.stream());
    }

    private static String healthcheck(Healthcheck check) {
        var options = new LinkedHashMap<String, @Nullable Duration>();
        options.put("interval", check.interval());
        options.put("timeout", check.timeout());
        options.put("start-period", check.startPeriod());
        var written = new StringBuilder("HEALTHCHECK");
        options.forEach((name, time) -> {
            if (time != null) {
                written.append(" --")
                        .append(name)
                        .append('=')
                        .append(time.toMillis())
                        .append("ms");
            }
        });
        written.append(" --retries=").append(check.retries()).append(" CMD ");
        return written.append(check.shell() ? check.command().getFirst().strip() : jsonArray(check.command()))
                .toString();
    }

    private void line(String instruction) {
        text.append(instruction).append('\n');
    }

    /** A value between double quotes, with nothing left for the Dockerfile's own variables. */
    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + '"';
    }

    /** A JSON array as {@code CMD} and {@code COPY} take it. */
    private static String jsonArray(List<String> words) {
        return words.stream().map(DeclaredDockerfile::jsonString).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String jsonString(String word) {
        var text = word.replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"';
    }
}
