package dev.slipway.compose.syntax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Numbers of bytes as the Compose Specification writes them: {@code 2b}, {@code 1024kb}, {@code 64m}, {@code 1.5gb}.
 */
public final class ByteSize {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?) ?([kmgtp]?)i?b?");
    private static final String PREFIXES = "kmgtp";

    private ByteSize() {}

    /**
     * Reads a number of bytes, whose prefixes count by 1024; {@code -1} is itself, for "no limit". Throws {@link
     * IllegalArgumentException} with the value and the form expected.
     */
    public static long parse(String text) {
        if (text.equals("-1")) {
            return -1;
        }
        var matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a number of bytes; expected something like 64m, 1.5g or 1024");
        }
        var power = PREFIXES.indexOf(matcher.group(2)) + (matcher.group(2).isEmpty() ? 0 : 1);
        return new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(1024).pow(power))
                .setScale(0, RoundingMode.DOWN)
                .longValue();
    }
}
