package dev.slipway.catalog.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file becomes at the start of a container. {@code configure.awk} does the same there; a test
 * holds the two together.
 */
public final class ConfigRenderer {
    private static final String BLANKS = " \t\r";

    private ConfigRenderer() {}

    /**
     * The file as it would be written.
     *
     * @param packaged its text as the package installed it; empty when the package brings none
     */
    public static String render(ConfigFile file, String packaged, Map<String, String> environment) {
        var lines = linesOf(packaged);
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
                if (!written.isEmpty() && !strip(written.getLast()).isEmpty()) {
                    written.add("");
                }
                written.add("[" + added + "]");
                endSection(added);
            }
            return written;
        }

        List<String> properties(List<String> lines) {
            for (var line : lines) {
                place("", line, text -> propertyKey(text, strip(separator)));
            }
            endSection("");
            return written;
        }

        private void place(String section, String line, Function<String, @Nullable String> keyOf) {
            if (strip(line).isEmpty()) {
                replaced = false;
                blanks.add(line);
                return;
            }
            if (replaced && (line.startsWith(" ") || line.startsWith("\t"))) {
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

    /** Lines end with a line feed; a carriage return before it is part of the line, as it is for awk. */
    private static List<String> linesOf(String text) {
        var lines = List.of(text.split("\n", -1));
        return lines.getLast().isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
    }

    private static String strip(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && BLANKS.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && BLANKS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    private static @Nullable String sectionOf(String line) {
        var text = strip(line);
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : null;
    }

    private static @Nullable String iniKey(String line) {
        var isKey = "#; \t".indexOf(line.charAt(0)) < 0;
        var equals = line.indexOf('=');
        var colon = line.indexOf(':');
        var end = equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
        return isKey && end >= 0 ? strip(line.substring(0, end)) : null;
    }

    private static @Nullable String propertyKey(String line, String mark) {
        var text = strip(line);
        if (text.startsWith("#") || text.startsWith("!")) {
            return null;
        }
        var end = mark.isEmpty() ? firstBlank(text) : text.indexOf(mark);
        return end < 0 ? null : strip(text.substring(0, end));
    }

    private static int firstBlank(String text) {
        var space = text.indexOf(' ');
        var tab = text.indexOf('\t');
        return space < 0 || (tab >= 0 && tab < space) ? tab : space;
    }
}
