package dev.slipway.catalog.recipe;

import dev.slipway.catalog.config.ConfigFile;
import dev.slipway.catalog.config.ConfigFile.Access;
import dev.slipway.catalog.config.ConfigFile.Setting;
import dev.slipway.catalog.config.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Configuration files as chance makes them, of few words so that they often meet. */
final class RandomConfig {
    private static final Access ANYONE = new Access(null, null);
    private static final List<String> NAMES = List.of("A", "B", "C", "D");
    private static final List<String> SECTIONS = List.of("", "s", "t", "DEFAULT");
    private static final List<String> KEYS = List.of("k", "l", "m.n", "two words", "1", "#c", "ü");
    private static final List<String> SEPARATORS = List.of("=", " = ", ": ", ":", " ", " := ");
    private static final List<String> PIECES = List.of(
            "a", " ", "=", ":", "#", "&", "\\", "\\n", "\"", "'", "$", "$$", "0", "1e3", "ü鍵", "%s", ";", "[s]", "{",
            "}");
    private static final List<String> USES =
            List.of("${A}", "${B}", "${C:-}", "${D:-a b}", "${A:-$x}", "${B:-:-}", "${NONE}", "${NONE:-n}");
    private static final List<String> BLANKS = List.of("", " ", "\t", "  \t", "\r", "\f", "\u2003");

    private RandomConfig() {}

    static Map<String, String> environment(Random random) {
        var environment = new HashMap<String, String>();
        for (var name : NAMES) {
            if (random.nextInt(3) > 0) {
                environment.put(name, pieces(PIECES, random));
            }
        }
        return environment;
    }

    static ConfigFile file(Random random) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> new ConfigFile.Ini("/x", ANYONE, settings(SECTIONS, random));
            case 2, 3 ->
                new ConfigFile.Properties("/x", ANYONE, any(SEPARATORS, random), settings(List.of(""), random));
            default ->
                new ConfigFile.Whole(
                        "/x", ANYONE, many(random).map(_ -> template(random)).toList());
        };
    }

    /** A text that the file might have been packaged with; a template stands there itself. */
    static String packaged(ConfigFile file, Random random) {
        if (file instanceof ConfigFile.Whole(var _, var _, var lines)) {
            return lines.stream().map(line -> line.source() + "\n").collect(Collectors.joining());
        }
        var text = many(random).map(_ -> line(random)).collect(Collectors.joining("\n"));
        return random.nextInt(4) == 0 ? text : text + "\n";
    }

    private static List<Setting> settings(List<String> sections, Random random) {
        return many(random)
                .map(_ -> new Setting(any(sections, random), any(KEYS, random), template(random)))
                .toList();
    }

    private static Template template(Random random) {
        var texts = Stream.generate(() -> random.nextBoolean() ? any(USES, random) : any(PIECES, random));
        var text = texts.limit(random.nextInt(4)).collect(Collectors.joining());
        return new Template(text.replace("${${", "${"));
    }

    private static String line(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> any(BLANKS, random);
            case 1 -> any(BLANKS, random) + "[" + any(SECTIONS, random) + "]" + any(BLANKS, random);
            case 2 -> any(List.of("#", ";", "!", " "), random) + key(random);
            case 3 -> any(BLANKS, random) + pieces(PIECES, random);
            case 4 -> key(random) + "\r";
            default -> key(random);
        };
    }

    private static String key(Random random) {
        return any(KEYS, random) + any(SEPARATORS, random) + pieces(PIECES, random);
    }

    private static String pieces(List<String> pieces, Random random) {
        return Stream.generate(() -> any(pieces, random))
                .limit(random.nextInt(5))
                .collect(Collectors.joining());
    }

    private static Stream<Integer> many(Random random) {
        return Stream.iterate(0, i -> i + 1).limit(random.nextInt(9));
    }

    private static <T> T any(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
