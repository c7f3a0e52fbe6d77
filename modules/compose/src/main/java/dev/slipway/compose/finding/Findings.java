package dev.slipway.compose.finding;

import dev.slipway.compose.finding.Finding.Severity;
import dev.slipway.yaml.YamlNode.Mark;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects findings, each once. Not thread-safe. */
public final class Findings {
    private final Set<Finding> findings = new LinkedHashSet<>();

    /** Adds a fault at a place. */
    public void error(Mark mark, String key, String message) {
        findings.add(new Finding(Severity.ERROR, mark.file(), mark.line(), key, message));
    }

    /** Adds a fault of a whole file. */
    public void error(Path file, String message) {
        findings.add(new Finding(Severity.ERROR, file, 0, "", message));
    }

    /** Adds a warning about a place. */
    public void warning(Mark mark, String key, String message) {
        findings.add(new Finding(Severity.WARNING, mark.file(), mark.line(), key, message));
    }

    /** Adds a word on how something was understood. */
    public void note(Mark mark, String key, String message) {
        findings.add(new Finding(Severity.NOTE, mark.file(), mark.line(), key, message));
    }

    /** Adds what was found elsewhere. */
    public void add(Finding finding) {
        findings.add(finding);
    }

    /** Whether there is a fault among them. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** All of them, by file and line. */
    public List<Finding> all() {
        return findings.stream().sorted(Finding.BY_PLACE).toList();
    }
}
