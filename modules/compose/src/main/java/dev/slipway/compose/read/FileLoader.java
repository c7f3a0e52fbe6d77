package dev.slipway.compose.read;

import dev.slipway.compose.environment.Variables;
import dev.slipway.compose.finding.Finding;
import dev.slipway.compose.finding.Finding.Severity;
import dev.slipway.compose.finding.Findings;
import dev.slipway.yaml.InputException;
import dev.slipway.yaml.YamlFile;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads single Compose files: parsed, brought into today's form, interpolated, normalized. */
final class FileLoader {
    private final Findings findings;
    private final Map<Path, Optional<Mapping>> parsed = new HashMap<>();
    private final Set<String> missing = new HashSet<>();

    FileLoader(Findings findings) {
        this.findings = findings;
    }

    /** The canonical form of a file; empty when it cannot be read, which is reported. */
    Optional<Mapping> load(Path file, PathBase paths, Variables variables) {
        return parsed(file)
                .map(root -> new TreeInterpolation(variables, missing, findings).apply(root))
                .map(root -> new Normalizer(paths, findings).normal(root));
    }

    /** The file as it was written, in today's form; each file is parsed once. */
    Optional<Mapping> parsed(Path file) {
        var known = parsed.get(file);
        if (known == null) {
            known = parse(file);
            parsed.put(file, known);
        }
        return known;
    }

    private Optional<Mapping> parse(Path file) {
        try {
            return YamlFile.read(file).map(root -> todaysForm(file, root));
        } catch (InputException e) {
            findings.add(new Finding(Severity.ERROR, e.file().orElse(file), e.line(), "", e.problem()));
            return Optional.empty();
        }
    }

    private Mapping todaysForm(Path file, YamlNode root) {
        if (!(root instanceof Mapping mapping)) {
            throw new InputException(file, root.mark().line(), "expected a mapping of keys to values");
        }
        return OldForm.isIn(mapping) ? OldForm.convert(mapping, findings) : mapping;
    }
}
