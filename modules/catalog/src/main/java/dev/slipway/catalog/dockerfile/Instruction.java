package dev.slipway.catalog.dockerfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One instruction of a Dockerfile.
 *
 * @param keyword upper case
 * @param start offset of the keyword
 * @param words what stands after the keyword, without line continuations
 * @param documents its here-documents, or empty
 */
public record Instruction(String keyword, int line, int start, List<Word> words, String documents) {

    /**
     * A word and where it stands in the file.
     *
     * @param start offset of its first character
     * @param end offset after its last one
     */
    public record Word(int line, int start, int end, String text) {
        Word part(int from, int to) {
            return new Word(line, start + from, start + to, text.substring(from, to));
        }
    }

    /** Keeps a copy of the words. */
    public Instruction {
        words = List.copyOf(words);
    }

    boolean is(String name) {
        return keyword.equals(name);
    }

    /** Whether it is a {@code RUN} that calls apt. */
    boolean callsApt() {
        return is("RUN") && AptCalls.isIn(content());
    }

    /** All it says after its keyword. */
    String content() {
        return words.stream().map(Word::text).collect(Collectors.joining(" ")) + "\n" + documents;
    }

    /** The words that are no flags. */
    List<Word> plainWords() {
        return words.stream().dropWhile(word -> word.text().startsWith("--")).toList();
    }

    /** The name after {@code AS}, lower case as Docker compares it. */
    Optional<String> stageName() {
        var plain = plainWords();
        return plain.size() >= 3 && plain.get(1).text().equalsIgnoreCase("as")
                ? Optional.of(plain.get(2).text().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** What {@code --from=} of {@code COPY} and {@code ADD} and {@code from=} of {@code RUN --mount} name. */
    List<Word> imageFlags() {
        var named = new ArrayList<Word>();
        for (var word :
                words.stream().takeWhile(word -> word.text().startsWith("--")).toList()) {
            if (word.text().startsWith("--from=")) {
                named.add(word.part("--from=".length(), word.text().length()));
            } else if (is("RUN") && word.text().startsWith("--mount=")) {
                addFromOfMount(word, named);
            }
        }
        return named;
    }

    /** {@code key=value} pairs, or the one pair of the form {@code KEY value}. */
    Map<String, String> pairs() {
        var pairs = new LinkedHashMap<String, String>();
        if (!words.isEmpty() && !words.getFirst().text().contains("=")) {
            var values = words.stream().skip(1).map(Word::text).toList();
            pairs.put(unquote(words.getFirst().text()), unquote(String.join(" ", values)));
            return pairs;
        }
        for (var word : words) {
            var equals = word.text().indexOf('=');
            if (equals > 0) {
                pairs.put(
                        unquote(word.text().substring(0, equals)),
                        unquote(word.text().substring(equals + 1)));
            }
        }
        return pairs;
    }

    /** The text without quotes and escapes, as a shell reads it. */
    static String unquote(String text) {
        var plain = new StringBuilder();
        var quote = (char) 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (isEscape(text, i, quote)) {
                plain.append(text.charAt(++i));
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static boolean isEscape(String text, int at, char quote) {
        if (text.charAt(at) != '\\' || quote == '\'' || at + 1 == text.length()) {
            return false;
        }
        return quote == 0 || "\"$\\".indexOf(text.charAt(at + 1)) >= 0;
    }

    private static void addFromOfMount(Word mount, List<Word> named) {
        var at = "--mount=".length();
        for (var option : mount.text().substring(at).split(",", -1)) {
            if (option.startsWith("from=")) {
                named.add(mount.part(at + "from=".length(), at + option.length()));
            }
            at += option.length() + 1;
        }
    }
}
