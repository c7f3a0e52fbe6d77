package dev.slipway.catalog.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A {@code .dockerignore}: patterns of paths that stay out of the context; a later {@code !pattern} brings paths back.
 * Follows the Dockerfile reference, section ".dockerignore file".
 */
public final class IgnoreFile {
    private record Rule(Pattern pattern, boolean ignores) {}

    private final List<Rule> rules;

    private IgnoreFile(List<Rule> rules) {
        this.rules = rules;
    }

    static IgnoreFile in(Path folder) throws IOException {
        return read(folder.resolve(".dockerignore"));
    }

    /** That file; ignores nothing where there is none. */
    public static IgnoreFile read(Path file) throws IOException {
        return Files.exists(file) ? parse(Files.readAllLines(file)) : new IgnoreFile(List.of());
    }

    static IgnoreFile parse(List<String> lines) {
        return new IgnoreFile(lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(IgnoreFile::rule)
                .toList());
    }

    /** Whether a path, relative with slashes, stays out; the last rule that matches it or a folder above it decides. */
    public boolean ignores(String path) {
        var ignored = false;
        for (var rule : rules) {
            if (rule.pattern().matcher(path).matches()) {
                ignored = rule.ignores();
            }
        }
        return ignored;
    }

    /** Whether a folder stays out with all that is below it, so that nobody has to look into it. */
    public boolean ignoresAllOf(String folder) {
        return ignores(folder) && rules.stream().allMatch(Rule::ignores);
    }

    private static Rule rule(String line) {
        var ignores = !line.startsWith("!");
        var glob = (ignores ? line : line.substring(1)).strip().replaceAll("^/+|/+$", "");
        return new Rule(Pattern.compile(regex(glob) + "(?:/.*)?"), ignores);
    }

    private static String regex(String glob) {
        var regex = new StringBuilder();
        for (var i = 0; i < glob.length(); i++) {
            var c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(Character.toString(c)));
            }
        }
        return regex.toString();
    }
}
