package dev.slipway.compose.application;

import dev.slipway.compose.resource.ComposeFile;
import dev.slipway.platform.application.FileSpec;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The contents of a project's configs and secrets; those of secrets are kept apart. */
final class SharedFiles {
    private final Map<String, String> environment;
    private final Map<String, String> secrets = new LinkedHashMap<>();

    SharedFiles(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Name of a config among the application's files. */
    static String config(String key) {
        return "config." + key;
    }

    /** Name of a secret among the application's files, and of its entry in the configuration. */
    static String secret(String key) {
        return "secret." + key;
    }

    FileSpec config(ComposeFile config) {
        return config.source() instanceof ComposeFile.External external
                ? new FileSpec.OfConfig(external.name())
                : new FileSpec.Plain(content(config));
    }

    FileSpec secret(ComposeFile secret) {
        if (secret.source() instanceof ComposeFile.External external) {
            return new FileSpec.OfConfig(external.name());
        }
        secrets.put(secret(secret.key()), content(secret));
        return new FileSpec.OfConfig(secret(secret.key()));
    }

    Map<String, String> secrets() {
        return secrets;
    }

    private String content(ComposeFile file) {
        return switch (file.source()) {
            case ComposeFile.FromFile(Path path) -> read(path);
            case ComposeFile.Inline(String content) -> content;
            case ComposeFile.FromVariable(String variable) -> variable(file.key(), variable);
            case ComposeFile.External(String name) -> throw new IllegalStateException(name);
        };
    }

    private String variable(String key, String variable) {
        var value = environment.get(variable);
        if (value == null) {
            throw new IllegalArgumentException(
                    "'" + key + "' is the value of the variable " + variable + ", which is not set");
        }
        return value;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InputException(file, 0, "cannot be read: " + e.getMessage());
        }
    }
}
