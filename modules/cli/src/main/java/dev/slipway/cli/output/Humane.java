package dev.slipway.cli.output;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people like to read them. */
public final class Humane {
    private static final double THOUSAND = 1000;

    private Humane() {}

    /** Bytes in decimal units, as docker shows them: {@code 132 MB}. */
    public static String size(long bytes) {
        var units = new String[] {"B", "kB", "MB", "GB", "TB"};
        var value = (double) bytes;
        var unit = 0;
        while (value >= THOUSAND && unit < units.length - 1) {
            value /= THOUSAND;
            unit++;
        }
        var form = value < 10 && unit > 0 ? "%.2f %s" : value < 100 && unit > 0 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, form, value, units[unit]);
    }

    /** A number of things: {@code 1 image}, {@code 3 images}. */
    public static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** A time that was measured: {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s}. */
    public static String time(Duration duration) {
        if (duration.toMillis() < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / THOUSAND);
        }
        var seconds = Math.round(duration.toMillis() / THOUSAND);
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** How long ago: {@code 5 minutes}. */
    public static String age(Duration age) {
        if (age.toMinutes() < 2) {
            var seconds = Math.max(0, age.toSeconds());
            return count(seconds, "second");
        }
        if (age.toHours() < 2) {
            return age.toMinutes() + " minutes";
        }
        return age.toDays() < 2 ? age.toHours() + " hours" : age.toDays() + " days";
    }
}
