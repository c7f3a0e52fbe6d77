package dev.slipway.yaml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lengths of time as Compose and Docker write them: {@code 300ms}, {@code 10s}, {@code 1m30s}, {@code 1.5h}. The units
 * are w, d, h, m, s, ms, us and ns, the longest first.
 */
public final class Durations {
    private static final Map<String, Long> NANOSECONDS = units();
    private static final Pattern FORM = Pattern.compile(form());

    private Durations() {}

    /** Reads a length of time; throws {@link IllegalArgumentException} with the value and the form expected. */
    public static Duration parse(String text) {
        var matcher = FORM.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a length of time; expected something like 300ms, 10s, 1m30s or 2h");
        }
        var length = Duration.ZERO;
        var group = 1;
        for (var unit : NANOSECONDS.values()) {
            var number = matcher.group(group++);
            if (number != null) {
                length = length.plus(times(number, unit));
            }
        }
        return length;
    }

    /** The shortest text that {@link #parse} reads as this length, in hours and smaller units. */
    public static String text(Duration length) {
        if (length.isZero()) {
            return "0s";
        }
        var text = new StringBuilder();
        append(text, length.toHours(), "h");
        append(text, length.toMinutesPart(), "m");
        append(text, length.toSecondsPart(), "s");
        append(text, length.toMillisPart(), "ms");
        append(text, length.toNanosPart() / 1_000 % 1_000, "us");
        append(text, length.toNanosPart() % 1_000, "ns");
        return text.toString();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number != 0) {
            text.append(number).append(unit);
        }
    }

    private static Duration times(String number, long unit) {
        var nanoseconds =
                new BigDecimal(number).multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.DOWN);
        var parts = nanoseconds.divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
        return Duration.ofSeconds(parts[0].longValue(), parts[1].longValue());
    }

    private static String form() {
        var form = new StringBuilder();
        NANOSECONDS
                .keySet()
                .forEach(unit -> form.append("(?:([0-9]{1,9}(?:\\.[0-9]{1,9})?)")
                        .append(unit)
                        .append(unit.equals("m") ? "(?!s)" : "")
                        .append(")?"));
        return form.toString();
    }

    private static Map<String, Long> units() {
        var units = new LinkedHashMap<String, Long>();
        units.put("w", Duration.ofDays(7).toNanos());
        units.put("d", Duration.ofDays(1).toNanos());
        units.put("h", Duration.ofHours(1).toNanos());
        units.put("m", Duration.ofMinutes(1).toNanos());
        units.put("s", Duration.ofSeconds(1).toNanos());
        units.put("ms", Duration.ofMillis(1).toNanos());
        units.put("[uµ]s", 1_000L);
        units.put("ns", 1L);
        return units;
    }
}
