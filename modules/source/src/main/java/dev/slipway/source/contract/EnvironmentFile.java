package dev.slipway.source.contract;

import java.util.LinkedHashMap;
import java.util.Map;

/** Variables of an application, as {@code .s2i/environment} and {@code --environment-file} write them. */
public final class EnvironmentFile {
    private EnvironmentFile() {}

    /** Reads {@code NAME=value} lines; those that begin with # or //, and those without =, are passed over. */
    public static Map<String, String> parse(String text) {
        var variables = new LinkedHashMap<String, String>();
        text.lines().map(String::strip).filter(EnvironmentFile::isAssignment).forEach(line -> {
            var equals = line.indexOf('=');
            variables.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        });
        return variables;
    }

    private static boolean isAssignment(String line) {
        return !line.startsWith("#") && !line.startsWith("//") && line.indexOf('=') > 0;
    }
}
