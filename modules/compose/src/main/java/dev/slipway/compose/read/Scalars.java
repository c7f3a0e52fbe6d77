package dev.slipway.compose.read;

import dev.slipway.compose.keys.Key;
import dev.slipway.compose.keys.Shape;
import dev.slipway.compose.syntax.ByteSize;
import dev.slipway.compose.syntax.FileMode;
import dev.slipway.yaml.Durations;
import dev.slipway.yaml.Suggestion;
import dev.slipway.yaml.YamlNode.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Single values in their canonical form. Faults are {@link IllegalArgumentException}s that quote the value. */
final class Scalars {
    private static final Set<String> TRUE = Set.of("true", "yes", "y", "on", "1", "t");
    private static final Set<String> FALSE = Set.of("false", "no", "n", "off", "0", "f");

    private final PathBase paths;

    Scalars(PathBase paths) {
        this.paths = paths;
    }

    Scalar normal(Key key, Scalar scalar) {
        var text = scalar.text();
        var mark = scalar.mark();
        return switch (key.shape()) {
            case FLAG -> Scalar.flag(flag(text), mark);
            case WHOLE -> Scalar.number(whole(text), mark);
            case NUMBER -> Scalar.number(number(text), mark);
            case DURATION -> Scalar.text(Durations.text(Durations.parse(text)), mark);
            case MICROSECONDS -> Scalar.text(Durations.text(microseconds(text)), mark);
            case BYTES -> Scalar.text(Long.toString(ByteSize.parse(text)), mark);
            case FILE_MODE -> Scalar.text(FileMode.text(FileMode.parse(text)), mark);
            case PATH -> Scalar.text(paths.resolve(text), mark);
            case CONTEXT -> Scalar.text(paths.resolveContext(text), mark);
            case TEXT, TEXTS, PATHS, WORDS, TEST, TABLE, HOSTS, MAPPING, NAMED, LIST, ANY ->
                Scalar.text(allowed(key, text), mark);
        };
    }

    private static String allowed(Key key, String text) {
        if (key.value(text).isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is none of "
                    + String.join(
                            ", ",
                            key.allowed().stream()
                                    .filter(value -> !value.isEmpty())
                                    .toList()) + Suggestion.didYouMean(text, key.allowed()));
        }
        return text;
    }

    private static boolean flag(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        }
        return TRUE.contains(word);
    }

    private static long whole(String text) {
        if (!text.matches("[-+]?[0-9]{1,18}")) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number");
        }
        return Long.parseLong(text);
    }

    private static String number(String text) {
        if (!text.matches("[-+]?[0-9]{1,18}(\\.[0-9]{1,18})?|\\.[0-9]{1,18}")) {
            throw new IllegalArgumentException("'" + text + "' is not a number");
        }
        var number = new BigDecimal(text).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0).toPlainString() : number.toPlainString();
    }

    private static Duration microseconds(String text) {
        return text.matches("[0-9]{1,12}") ? Duration.ofNanos(Long.parseLong(text) * 1_000) : Durations.parse(text);
    }

    /** Whether values of this shape are single. */
    static boolean areSingle(Shape shape) {
        return switch (shape) {
            case TEXT, FLAG, WHOLE, NUMBER, DURATION, MICROSECONDS, BYTES, FILE_MODE, PATH, CONTEXT -> true;
            case TEXTS, PATHS, WORDS, TEST, TABLE, HOSTS, MAPPING, NAMED, LIST, ANY -> false;
        };
    }
}
