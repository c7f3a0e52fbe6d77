package dev.slipway.catalog.dockerfile;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds calls of apt, and what they may name, in the text of a {@code RUN}. */
final class AptCalls {
    /** As words of their own; a folder such as {@code /var/lib/apt} is none. */
    private static final Pattern CALL =
            Pattern.compile("(?<![^\\s\"'`;&|({\\[,])(?:/usr/bin/)?(?:apt|apt-get|aptitude)(?![^\\s\"'`;&|)}\\],])");

    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9+.-]*");

    private AptCalls() {}

    static boolean isIn(String text) {
        return CALL.matcher(text).find();
    }

    /** All words that could be names of packages. */
    static Set<String> words(String text) {
        var words = new TreeSet<String>();
        WORD.matcher(text).results().forEach(word -> words.add(word.group()));
        return words;
    }
}
