package dev.slipway.catalog.apt;

import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * A version of a Debian package, ordered as dpkg orders them (deb-version(7), "Sorting algorithm").
 *
 * <p>Two versions may be unequal and yet neither be the higher one: {@code 1.0} and {@code 1.0-0}, {@code 1.01} and
 * {@code 1.1}.
 *
 * @param epoch 0 where none is written
 * @param upstream the version of the software, which may contain hyphens
 * @param revision the version of the packaging, after the last hyphen; empty where none is written
 */
public record DebianVersion(int epoch, String upstream, String revision) implements Comparable<DebianVersion> {
    private static final Pattern EPOCH = Pattern.compile("\\d{1,9}");
    private static final Pattern UPSTREAM = Pattern.compile("[A-Za-z0-9.+~:-]+");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9.+~]+");
    private static final Comparator<DebianVersion> ORDER = Comparator.comparingInt(DebianVersion::epoch)
            .thenComparing(DebianVersion::upstream, DebianVersion::comparePart)
            .thenComparing(DebianVersion::revision, DebianVersion::comparePart);

    /** Reads {@code [epoch:]upstream[-revision]}; throws {@link IllegalArgumentException} for anything else. */
    public static DebianVersion parse(String text) {
        var colon = text.indexOf(':');
        var hyphen = text.lastIndexOf('-');
        var epoch = colon < 0 ? "0" : text.substring(0, colon);
        var upstream = text.substring(colon + 1, hyphen > colon ? hyphen : text.length());
        var revision = hyphen > colon ? text.substring(hyphen + 1) : "0";
        if (!EPOCH.matcher(epoch).matches()
                || !UPSTREAM.matcher(upstream).matches()
                || !REVISION.matcher(revision).matches()) {
            throw new IllegalArgumentException(
                    "version '" + text + "' is no Debian version; expected [epoch:]upstream[-revision]");
        }
        return new DebianVersion(Integer.parseInt(epoch), upstream, hyphen > colon ? revision : "");
    }

    /** Whether this one is above the other. */
    public boolean isAbove(DebianVersion other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(DebianVersion other) {
        return ORDER.compare(this, other);
    }

    /** As dpkg prints it: an epoch of 0 is left out. */
    @Override
    public String toString() {
        return (epoch == 0 ? "" : epoch + ":") + upstream + (revision.isEmpty() ? "" : "-" + revision);
    }

    /** Words and numbers by turns, the first difference decides. */
    private static int comparePart(String left, String right) {
        var l = 0;
        var r = 0;
        while (l < left.length() || r < right.length()) {
            var leftNumber = skip(left, l, c -> !isDigit(c));
            var rightNumber = skip(right, r, c -> !isDigit(c));
            var words = compareWords(left.substring(l, leftNumber), right.substring(r, rightNumber));
            if (words != 0) {
                return words;
            }
            l = skip(left, leftNumber, DebianVersion::isDigit);
            r = skip(right, rightNumber, DebianVersion::isDigit);
            var numbers = compareNumbers(left.substring(leftNumber, l), right.substring(rightNumber, r));
            if (numbers != 0) {
                return numbers;
            }
        }
        return 0;
    }

    private static int compareWords(String left, String right) {
        for (var i = 0; i < Math.max(left.length(), right.length()); i++) {
            var difference = weight(left, i) - weight(right, i);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    /** A tilde is below the end, the end below letters, letters below all else. */
    private static int weight(String word, int at) {
        if (at >= word.length()) {
            return 0;
        }
        var c = word.charAt(at);
        return c == '~' ? -1 : Character.isLetter(c) ? c : c + 256;
    }

    /** As numbers of any length; none is zero. */
    private static int compareNumbers(String left, String right) {
        var l = left.substring(skip(left, 0, c -> c == '0'));
        var r = right.substring(skip(right, 0, c -> c == '0'));
        return l.length() == r.length() ? l.compareTo(r) : l.length() - r.length();
    }

    private static int skip(String text, int from, IntPredicate what) {
        var at = from;
        while (at < text.length() && what.test(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
