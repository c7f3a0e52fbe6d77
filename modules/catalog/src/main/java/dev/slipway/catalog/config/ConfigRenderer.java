package dev.slipway.catalog.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file becomes at the start of a container. {@code configure.awk} does the same there; a test
 * holds the two together.
 */
public final class ConfigRenderer {
    private static final Pattern BLANK = Pattern.compile("[ \\t]");

    private ConfigRenderer() {}

    /**
     * The file as it would be written.
     *
     * @param packaged its text as the package installed it; empty when the package brings none
     */
    public static String render(ConfigFile file, String packaged, Map<String, String> environment) {
        var lines = packaged.isEmpty() ? List.<String>of() : packaged.lines().toList();
        var written = switch (file) {
            case ConfigFile.Ini ini -> new Merge(ini.settings(), environment, " = ").ini(lines);
            case ConfigFile.Properties properties ->
                new Merge(properties.settings(), environment, properties.separator()).properties(lines);
            case ConfigFile.Whole whole -> filled(whole.lines(), environment);
        };
        return written.isEmpty() ? "" : String.join("\n", written) + "\n";
    }

    private static List<String> filled(List<Template> lines, Map<String, String> environment) {
        return lines.stream().flatMap(line -> line.fill(environment).stream()).toList();
    }

    /** One pass over the packaged lines with the keys that still have to be placed. */
    private static final class Merge {
        private final String separator;
        private final Map<String, Map<String, String>> wished = new LinkedHashMap<>();
        private final Map<String, Map<String, String>> unplaced = new LinkedHashMap<>();
        private final List<String> written = new ArrayList<>();
        private final List<String> blanks = new ArrayList<>();
        private boolean replaced;

        Merge(List<ConfigFile.Setting> settings, Map<String, String> environment, String separator) {
            this.separator = separator;
            for (var setting : settings) {
                setting.value().fill(environment).ifPresent(value -> {
                    in(wished, setting.section()).put(setting.key(), value);
                    in(unplaced, setting.section()).put(setting.key(), value);
                });
            }
        }

        List<String> ini(List<String> lines) {
            var section = "";
            for (var line : lines) {
                var header = sectionOf(line);
                if (header != null) {
                    endSection(section);
                    section = header;
                    keep(line);
                } else {
                    place(section, line, ConfigRenderer::iniKey);
                }
            }
            endSection(section);
            for (var added : List.copyOf(unplaced.keySet())) {
                if (!written.isEmpty() && !written.getLast().isBlank()) {
                    written.add("");
                }
                written.add("[" + added + "]");
                endSection(added);
            }
            return written;
        }

        List<String> properties(List<String> lines) {
            for (var line : lines) {
                place("", line, text -> propertyKey(text, separator.strip()));
            }
            endSection("");
            return written;
        }

        private void place(String section, String line, Function<String, @Nullable String> keyOf) {
            if (line.isBlank()) {
                replaced = false;
                blanks.add(line);
                return;
            }
            if (replaced && Character.isWhitespace(line.charAt(0))) {
                return;
            }
            var key = keyOf.apply(line);
            var value = wished.getOrDefault(section, Map.of()).get(key == null ? "" : key);
            replaced = value != null;
            if (value == null) {
                keep(line);
            } else if (unplaced.containsKey(section) && unplaced.get(section).remove(key) != null) {
                keep(key + separator + value);
            }
        }

        private void keep(String line) {
            written.addAll(blanks);
            blanks.clear();
            written.add(line);
        }

        private void endSection(String section) {
            var left = unplaced.remove(section);
            if (left != null) {
                left.forEach((key, value) -> written.add(key + separator + value));
            }
            written.addAll(blanks);
            blanks.clear();
            replaced = false;
        }

        private static Map<String, String> in(Map<String, Map<String, String>> sections, String section) {
            return sections.computeIfAbsent(section, name -> new LinkedHashMap<>());
        }
    }

    private static @Nullable String sectionOf(String line) {
        var text = line.strip();
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : null;
    }

    private static @Nullable String iniKey(String line) {
        var first = line.charAt(0);
        var equals = line.indexOf('=');
        var colon = line.indexOf(':');
        var end = equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
        return end < 0 || first == '#' || first == ';' || Character.isWhitespace(first)
                ? null
                : line.substring(0, end).strip();
    }

    private static @Nullable String propertyKey(String line, String mark) {
        var text = line.strip();
        if (text.startsWith("#") || text.startsWith("!")) {
            return null;
        }
        var end = mark.isEmpty() ? firstBlank(text) : text.indexOf(mark);
        return end < 0 ? null : text.substring(0, end).strip();
    }

    private static int firstBlank(String text) {
        var blank = BLANK.matcher(text);
        return blank.find() ? blank.start() : -1;
    }
}
