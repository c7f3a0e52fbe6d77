package dev.slipway.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean …?" for mistyped words. */
public final class Suggestion {
    private Suggestion() {}

    /** The known word nearest to the mistyped one, unless even that one is far off. */
    public static Optional<String> nearest(String typed, Collection<String> known) {
        var limit = Math.max(1, typed.length() / 3);
        return known.stream()
                .filter(word -> distance(typed, word) <= limit)
                .min(Comparator.comparingInt((String word) -> distance(typed, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code "; did you mean 'x'?"}, or nothing when no known word is near. */
    public static String didYouMean(String typed, Collection<String> known) {
        return nearest(typed, known)
                .map(word -> "; did you mean '" + word + "'?")
                .orElse("");
    }

    /** The number of letters to add, drop, change or swap with their neighbour (optimal string alignment). */
    static int distance(String left, String right) {
        var a = left.toLowerCase(Locale.ROOT);
        var b = right.toLowerCase(Locale.ROOT);
        var cost = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        var change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        var least = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        var swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
