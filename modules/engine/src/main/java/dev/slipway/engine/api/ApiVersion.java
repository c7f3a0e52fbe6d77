package dev.slipway.engine.api;

import java.util.Comparator;
import java.util.regex.Pattern;

/** A version of the Docker Engine API such as 1.41. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    /** Docker 20.10: the first with every call used here. */
    static final ApiVersion OLDEST = new ApiVersion(1, 41);

    /** Docker 27: the newest this client was written against. */
    static final ApiVersion NEWEST = new ApiVersion(1, 47);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");

    static ApiVersion parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("invalid API version '" + text + "'; expected one such as 1.41");
        }
        return new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    ApiVersion orOlder(ApiVersion other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return Comparator.comparingInt(ApiVersion::major)
                .thenComparingInt(ApiVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
