package dev.slipway.source.contract;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/**
 * A file {@code .s2iignore}: one pattern a line from the root of the source on, in which {@code *} stops at a slash.
 * A line with ! takes back what lines above it ignored; what lies in an ignored folder stays ignored.
 */
public final class SourceIgnore {
    private record Rule(PathMatcher matcher, boolean ignores) {}

    private final List<Rule> rules;

    private SourceIgnore(List<Rule> rules) {
        this.rules = rules;
    }

    /** Ignores nothing. */
    public static SourceIgnore none() {
        return new SourceIgnore(List.of());
    }

    /** Reads its text. */
    public static SourceIgnore parse(String text) {
        var rules = new ArrayList<Rule>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    var again = line.startsWith("!");
                    var pattern = (again ? line.substring(1) : line)
                            .strip()
                            .replaceAll("\\*{2,}", "*")
                            .replaceFirst("^(\\./|/)+", "")
                            .replaceFirst("/+$", "");
                    rules.add(new Rule(matcher(pattern), !again));
                });
        return new SourceIgnore(rules);
    }

    /** Whether a file, by its path in the source, is not built. */
    public boolean ignores(Path path) {
        for (var length = 1; length <= path.getNameCount(); length++) {
            if (isIgnored(path.subpath(0, length))) {
                return true;
            }
        }
        return false;
    }

    private boolean isIgnored(Path path) {
        var ignored = false;
        for (var rule : rules) {
            if (rule.matcher().matches(path)) {
                ignored = rule.ignores();
            }
        }
        return ignored;
    }

    /** Go's patterns know no braces. */
    private static PathMatcher matcher(String pattern) {
        return FileSystems.getDefault()
                .getPathMatcher("glob:" + pattern.replace("{", "\\{").replace("}", "\\}"));
    }
}
