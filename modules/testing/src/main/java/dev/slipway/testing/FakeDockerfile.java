package dev.slipway.testing;

import dev.slipway.engine.api.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** As much of a Dockerfile as a fake build needs: its instructions and the image its last stage begins with. */
record FakeDockerfile(List<String> instructions, String base) {
    static FakeDockerfile parse(String text, String buildArguments) {
        var instructions = text.replaceAll("\\\\\n", " ")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        return new FakeDockerfile(instructions, base(instructions, given(buildArguments)));
    }

    private static String base(List<String> instructions, Map<String, String> given) {
        var arguments = new HashMap<String, String>();
        var stages = new HashMap<String, String>();
        var base = "";
        for (var instruction : instructions) {
            var words = List.of(substituted(instruction, arguments).split("\\s+"));
            switch (words.getFirst().toUpperCase(Locale.ROOT)) {
                case "ARG" -> argument(words.get(1), given, arguments);
                case "FROM" -> {
                    var plain = new ArrayList<>(words);
                    plain.removeIf(word -> word.startsWith("--"));
                    base = stages.getOrDefault(plain.get(1), plain.get(1));
                    stages.put(plain.getLast(), base);
                }
                default -> {
                    // Only the two above decide where an image comes from.
                }
            }
        }
        return base;
    }

    private static void argument(String declaration, Map<String, String> given, Map<String, String> arguments) {
        var parts = declaration.split("=", 2);
        arguments.put(parts[0], given.getOrDefault(parts[0], parts.length == 2 ? parts[1] : ""));
    }

    private static String substituted(String instruction, Map<String, String> arguments) {
        var text = instruction;
        for (var argument : arguments.entrySet()) {
            text = text.replace("${" + argument.getKey() + "}", argument.getValue())
                    .replace("$" + argument.getKey(), argument.getValue());
        }
        return text;
    }

    private static Map<String, String> given(String buildArguments) {
        return buildArguments.isEmpty() ? Map.of() : Json.texts(Json.read(buildArguments));
    }
}
