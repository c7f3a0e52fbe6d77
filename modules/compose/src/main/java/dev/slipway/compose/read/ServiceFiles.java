package dev.slipway.compose.read;

import dev.slipway.compose.environment.DotEnv;
import dev.slipway.compose.environment.Variables;
import dev.slipway.compose.finding.Finding;
import dev.slipway.compose.finding.Finding.Severity;
import dev.slipway.compose.finding.Findings;
import dev.slipway.yaml.InputException;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Scalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Puts the contents of {@code env_file} below {@code environment} and those of {@code label_file} below {@code labels},
 * and gives variables that were written without a value the one they have outside.
 */
final class ServiceFiles {
    private final Variables variables;
    private final Findings findings;

    ServiceFiles(Variables variables, Findings findings) {
        this.variables = variables;
        this.findings = findings;
    }

    Mapping resolve(Mapping root) {
        var services = root.mapping("services");
        var resolved = new LinkedHashMap<String, YamlNode>();
        services.entries()
                .forEach((name, node) -> resolved.put(
                        name, node instanceof Mapping service ? service("services." + name, service) : node));
        return root.has("services") ? root.with("services", new Mapping(resolved, services.mark())) : root;
    }

    private Mapping service(String path, Mapping service) {
        var result = service.without(List.of("env_file", "label_file"));
        if (service.has("environment") || service.has("env_file")) {
            result = result.with("environment", environment(path, service));
        }
        if (service.has("label_file")) {
            result = result.with("labels", labels(path, service));
        }
        if (service.mapping("build").has("args")) {
            var build = service.mapping("build");
            result = result.with("build", build.with("args", valued(build.mapping("args"))));
        }
        return result;
    }

    private Mapping environment(String path, Mapping service) {
        var values = new LinkedHashMap<String, String>();
        for (var envFile : service.mappings("env_file")) {
            values.putAll(read(path + ".env_file", envFile, variables.or(values)));
        }
        return over(values, valued(service.mapping("environment")));
    }

    private Map<String, String> read(String path, Mapping envFile, Variables known) {
        var file = Path.of(envFile.text("path").orElseThrow());
        if (!Files.exists(file) && envFile.text("required").orElse("").equals("false")) {
            return Map.of();
        }
        if (envFile.text("format").orElse("").equals("raw")) {
            return read(path, envFile.mark(), file, () -> DotEnv.readRaw(file, known));
        }
        return read(path, envFile.mark(), file, () -> DotEnv.read(file, known, name -> missing(file, name)));
    }

    private Mapping labels(String path, Mapping service) {
        var values = new LinkedHashMap<String, String>();
        for (var item : service.items("label_file")) {
            var file = Path.of(((Scalar) item).text());
            values.putAll(read(
                    path + ".label_file",
                    item.mark(),
                    file,
                    () -> DotEnv.read(file, variables, name -> missing(file, name))));
        }
        return over(values, service.mapping("labels"));
    }

    private Map<String, String> read(
            String path, YamlNode.Mark mark, Path file, Supplier<Map<String, String>> reading) {
        if (!Files.isRegularFile(file)) {
            findings.error(mark, path, "there is no file " + file);
            return Map.of();
        }
        try {
            return reading.get();
        } catch (InputException e) {
            findings.add(new Finding(Severity.ERROR, e.file().orElse(file), e.line(), "", e.problem()));
            return Map.of();
        }
    }

    private void missing(Path file, String name) {
        findings.add(new Finding(
                Severity.WARNING, file, 0, "", "the variable " + name + " is not set; the empty text is used"));
    }

    private Mapping valued(Mapping table) {
        var entries = new LinkedHashMap<String, YamlNode>();
        table.entries()
                .forEach((name, value) -> entries.put(
                        name,
                        value.isNull()
                                ? variables
                                        .get(name)
                                        .<YamlNode>map(outer -> Scalar.text(outer, value.mark()))
                                        .orElse(value)
                                : value));
        return new Mapping(entries, table.mark());
    }

    private static Mapping over(Map<String, String> below, Mapping table) {
        var entries = new LinkedHashMap<String, YamlNode>();
        below.forEach((name, value) -> entries.put(name, Scalar.text(value, table.mark())));
        entries.putAll(table.entries());
        return new Mapping(entries, table.mark());
    }
}
