package dev.slipway.catalog.dockerfile;

import dev.slipway.catalog.dockerfile.Instruction.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts the text of a Dockerfile into instructions and words. */
final class InstructionScanner {
    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*(\\w+)\\s*=\\s*(\\S+)\\s*");
    private static final Pattern HEREDOC = Pattern.compile("\\d*<<(-?)([\"']?)([^<\"'\\s]+)\\2");

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
            var words = logicalLine().words();
            if (!words.isEmpty()) {
                var keyword = words.getFirst().text().toUpperCase(Locale.ROOT);
                var end = position;
                skipHeredocs(keyword, words);
                instructions.add(new Instruction(
                        keyword,
                        start,
                        words.getFirst().start(),
                        words.subList(1, words.size()),
                        text.substring(end, position)));
            }
        }
        return instructions;
    }

    /** One line, with those that continue it and without the comments between them. */
    private LogicalLine logicalLine() {
        var joined = new LogicalLine(line, position);
        var continued = true;
        while (continued && position < text.length()) {
            var end = lineEnd();
            var content = text.substring(position, end);
            if (content.isBlank() || content.stripLeading().startsWith("#")) {
                continued = !joined.isEmpty();
            } else {
                var length = content.stripTrailing().length();
                continued = endsInEscape(content.substring(0, length));
                joined.add(position, continued ? position + length - 1 : end);
            }
            nextLine(end);
        }
        return joined;
    }

    /** An escape that is itself escaped continues nothing. */
    private boolean endsInEscape(String content) {
        var last = content.length() - 1;
        return content.charAt(last) == escape && (last == 0 || content.charAt(last - 1) != escape);
    }

    /** The characters of an instruction, each with its place in the text. */
    private final class LogicalLine {
        private final int firstLine;
        private final int firstOffset;
        private final StringBuilder characters = new StringBuilder();
        private final List<Integer> offsets = new ArrayList<>();

        LogicalLine(int firstLine, int firstOffset) {
            this.firstLine = firstLine;
            this.firstOffset = firstOffset;
        }

        boolean isEmpty() {
            return offsets.isEmpty();
        }

        void add(int from, int to) {
            characters.append(text, from, to);
            for (var offset = from; offset < to; offset++) {
                offsets.add(offset);
            }
        }

        List<Word> words() {
            var words = new ArrayList<Word>();
            var start = -1;
            var quote = (char) 0;
            for (var i = 0; i < characters.length(); i++) {
                var c = characters.charAt(i);
                if (start >= 0 && c == escape && i + 1 < characters.length()) {
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
            addWord(start, characters.length(), words);
            return words;
        }

        private void addWord(int start, int end, List<Word> words) {
            if (start >= 0) {
                var from = offsets.get(start);
                words.add(new Word(lineOf(from), from, offsets.get(end - 1) + 1, characters.substring(start, end)));
            }
        }

        private int lineOf(int offset) {
            return firstLine
                    + (int) text.substring(firstOffset, offset)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }
    }

    private void skipHeredocs(String keyword, List<Word> words) {
        if (!keyword.equals("RUN") && !keyword.equals("COPY") && !keyword.equals("ADD")) {
            return;
        }
        for (var word : words) {
            var heredoc = HEREDOC.matcher(word.text());
            if (heredoc.matches()) {
                skipUntil(Pattern.compile(
                        (heredoc.group(1).isEmpty() ? "" : "\t*") + Pattern.quote(heredoc.group(3)) + "\r?"));
            }
        }
    }

    private void skipUntil(Pattern terminator) {
        var found = false;
        while (!found && position < text.length()) {
            var end = lineEnd();
            found = terminator.matcher(text.substring(position, end)).matches();
            nextLine(end);
        }
    }

    private int lineEnd() {
        var end = text.indexOf('\n', position);
        return end < 0 ? text.length() : end;
    }

    private void nextLine(int end) {
        position = Math.min(end + 1, text.length());
        line++;
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
