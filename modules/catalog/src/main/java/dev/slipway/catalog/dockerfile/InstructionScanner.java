package dev.slipway.catalog.dockerfile;

import dev.slipway.catalog.dockerfile.Instruction.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts the text of a Dockerfile into instructions and words. */
final class InstructionScanner {
    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*(\\w+)\\s*=\\s*(\\S+)\\s*");
    private static final Pattern HEREDOC = Pattern.compile("<<-?([\"']?)([A-Za-z_][A-Za-z0-9_]*)\\1");

    private final String text;
    private final char escape;
    private int position;
    private int line = 1;

    InstructionScanner(String text) {
        this.text = text;
        this.escape = escapeOf(text);
    }

    List<Instruction> scan() {
        var instructions = new ArrayList<Instruction>();
        while (position < text.length()) {
            var start = line;
            var words = logicalLine();
            if (!words.isEmpty()) {
                var keyword = words.getFirst().text().toUpperCase(Locale.ROOT);
                instructions.add(new Instruction(keyword, start, words.subList(1, words.size())));
                skipHeredocs(keyword, words);
            }
        }
        return instructions;
    }

    /** The words up to the end of the line, over continuations and the comments between them. */
    private List<Word> logicalLine() {
        var words = new ArrayList<Word>();
        var continued = true;
        while (continued && position < text.length()) {
            var end = lineEnd();
            var content = text.substring(position, end);
            if (content.isBlank() || content.stripLeading().startsWith("#")) {
                continued = !words.isEmpty();
            } else {
                var stripped = content.stripTrailing();
                continued = stripped.charAt(stripped.length() - 1) == escape;
                addWords(position, position + stripped.length() - (continued ? 1 : 0), words);
            }
            position = Math.min(end + 1, text.length());
            line++;
        }
        return words;
    }

    private void addWords(int from, int to, List<Word> words) {
        var start = -1;
        var quote = (char) 0;
        for (var i = from; i < to; i++) {
            var c = text.charAt(i);
            if (start >= 0 && c == escape && i + 1 < to) {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (Character.isWhitespace(c)) {
                addWord(start, i, words);
                start = -1;
            } else {
                start = start < 0 ? i : start;
                quote = c == '"' || c == '\'' ? c : quote;
            }
        }
        addWord(start, to, words);
    }

    private void addWord(int start, int end, List<Word> words) {
        if (start >= 0) {
            words.add(new Word(line, start, end, text.substring(start, end)));
        }
    }

    private void skipHeredocs(String keyword, List<Word> words) {
        if (!keyword.equals("RUN") && !keyword.equals("COPY") && !keyword.equals("ADD")) {
            return;
        }
        for (var word : words) {
            var matcher = HEREDOC.matcher(word.text());
            while (matcher.find()) {
                skipUntil(matcher.group(2));
            }
        }
    }

    private void skipUntil(@Nullable String terminator) {
        while (position < text.length()) {
            var end = lineEnd();
            var content = text.substring(position, end).strip();
            position = Math.min(end + 1, text.length());
            line++;
            if (content.equals(terminator)) {
                return;
            }
        }
    }

    private int lineEnd() {
        var end = text.indexOf('\n', position);
        return end < 0 ? text.length() : end;
    }

    private static char escapeOf(String text) {
        for (var line : text.lines().toList()) {
            var directive = DIRECTIVE.matcher(line);
            if (!directive.matches()) {
                return '\\';
            }
            if (directive.group(1).equalsIgnoreCase("escape")) {
                return directive.group(2).charAt(0);
            }
        }
        return '\\';
    }
}
