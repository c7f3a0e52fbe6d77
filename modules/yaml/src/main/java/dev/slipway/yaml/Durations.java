package dev.slipway.yaml;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths of time as Compose and Docker write them: {@code 300ms}, {@code 10s}, {@code 1m30s}, {@code 2h}. */
public final class Durations {
    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,9})h)?(?:(\\d{1,9})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

    private Durations() {}

    /** Reads a length of time; throws {@link IllegalArgumentException} with the value and the form expected. */
    public static Duration parse(String text) {
        var matcher = FORM.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a length of time; expected something like 300ms, 10s, 1m30s or 2h");
        }
        return Duration.ofHours(part(matcher.group(1)))
                .plusMinutes(part(matcher.group(2)))
                .plusSeconds(part(matcher.group(3)))
                .plusMillis(part(matcher.group(4)));
    }

    private static long part(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
