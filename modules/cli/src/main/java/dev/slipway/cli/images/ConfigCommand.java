package dev.slipway.cli.images;

import dev.slipway.catalog.build.PackagedFiles;
import dev.slipway.catalog.config.ConfigFile;
import dev.slipway.catalog.config.ConfigRenderer;
import dev.slipway.catalog.definition.ImageSpec.EnvironmentVariable;
import dev.slipway.catalog.recipe.EffectiveConfig;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.EngineSession;
import dev.slipway.cli.catalog.ImageArgument;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "config",
        description = "Show the configuration files that a container would write at its start; starts nothing.")
final class ConfigCommand implements Callable<Integer> {
    private static final String HIDDEN = "********";

    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Mixin
    private ImageArgument image;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "The container's environment: lines of NAME=VALUE.")
    private @Nullable Path file;

    ConfigCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var recipes = catalog.read(console);
        var name = image.of(recipes.graph().catalog());
        var config = recipes.config(name);
        var environment = environment(config);
        var missing = config.variables().stream()
                .filter(variable -> variable.required()
                        && environment.getOrDefault(variable.name(), "").isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            console.err().println("slipway: the container would not start: required variables are not set:");
            missing.forEach(variable -> console.err().println("  " + variable.name() + "  " + variable.description()));
            return ExitCode.FAILED;
        }
        if (config.files().isEmpty()) {
            console.err().println(name + " writes no configuration files");
            return ExitCode.DONE;
        }
        try (var session = EngineSession.open(console)) {
            print(
                    config,
                    packaged(session, recipes.graph().catalog().reference(name).toString(), config),
                    environment);
        }
        return ExitCode.DONE;
    }

    private Map<String, String> packaged(EngineSession session, String reference, EffectiveConfig config)
            throws IOException, InterruptedException {
        var paths = config.files().stream()
                .filter(written -> !(written instanceof ConfigFile.Whole))
                .map(ConfigFile::path)
                .toList();
        if (paths.isEmpty()) {
            return Map.of();
        }
        if (session.engine().images().inspect(reference).isEmpty()) {
            console.err().println("note: " + reference + " is not built yet; what its packages bring is not shown");
            return Map.of();
        }
        return PackagedFiles.read(session.engine(), reference, paths);
    }

    private void print(EffectiveConfig config, Map<String, String> packaged, Map<String, String> environment) {
        for (var written : config.files()) {
            if (config.files().size() > 1) {
                console.out().println("==> " + written.path() + " <==");
            }
            console.out().print(ConfigRenderer.render(written, packaged.getOrDefault(written.path(), ""), environment));
        }
    }

    private Map<String, String> environment(EffectiveConfig config) throws IOException {
        var environment = new LinkedHashMap<String, String>();
        for (var variable : config.variables()) {
            if (variable.fallback() != null) {
                environment.put(variable.name(), variable.fallback());
            }
        }
        if (file != null) {
            environment.putAll(fromFile(console.folder().resolve(file)));
        }
        for (var variable : config.variables()) {
            hide(variable, environment);
        }
        return environment;
    }

    private static void hide(EnvironmentVariable variable, Map<String, String> environment) {
        if (variable.secret() && !environment.getOrDefault(variable.name(), "").isEmpty()) {
            environment.put(variable.name(), HIDDEN);
        }
    }

    /** As {@code docker run --env-file} reads it: no quotes, no expansion, {@code #} begins a comment line. */
    private static Map<String, String> fromFile(Path path) throws IOException {
        if (!Files.isReadable(path)) {
            throw new InputException(path, "cannot be read");
        }
        var values = new LinkedHashMap<String, String>();
        List<String> lines = Files.readAllLines(path);
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).stripLeading();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var equals = line.indexOf('=');
            if (equals <= 0) {
                throw new InputException(path, i + 1, "'" + line + "' is not of the form NAME=VALUE");
            }
            values.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return values;
    }
}
