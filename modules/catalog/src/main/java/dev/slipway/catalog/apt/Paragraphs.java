package dev.slipway.catalog.apt;

import dev.slipway.catalog.apt.Paragraph.Field;
import dev.slipway.yaml.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads control files of any length, such as an index of packages, paragraph by paragraph. */
public final class Paragraphs {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_IN_MESSAGE = 60;

    private final String origin;
    private final Consumer<Paragraph> consumer;
    private final List<Field> fields = new ArrayList<>();
    private String name = "";
    private String value = "";
    private final StringBuilder further = new StringBuilder();
    private int line;

    private Paragraphs(String origin, Consumer<Paragraph> consumer) {
        this.origin = origin;
        this.consumer = consumer;
    }

    /**
     * Reads to the end of the stream, which the caller closes. Paragraphs are separated by lines that are empty or
     * blank; lines that begin with {@code #} are comments.
     *
     * @param origin what the text is called in messages
     * @param consumer gets each paragraph as soon as it is read
     * @throws InputException for the first line that is no part of a field, as {@code ORIGIN:LINE: …}
     */
    public static void read(String origin, InputStream text, Consumer<Paragraph> consumer) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8), BUFFER);
        new Paragraphs(origin, consumer).read(reader);
    }

    private void read(BufferedReader reader) throws IOException {
        for (var text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            if (text.isBlank()) {
                endParagraph();
            } else if (text.charAt(0) == ' ' || text.charAt(0) == '\t') {
                proceed(text);
            } else if (text.charAt(0) != '#') {
                endField();
                beginField(text);
            }
        }
        endParagraph();
    }

    private void beginField(String text) {
        var colon = text.indexOf(':');
        if (colon < 1 || text.charAt(0) == '-' || hasBlank(text, colon)) {
            throw fault("expected 'Field: value', found '" + shortened(text) + "'");
        }
        name = text.substring(0, colon);
        value = text.substring(colon + 1).strip();
    }

    private void proceed(String text) {
        if (name.isEmpty()) {
            throw fault("a continued line without a field: '" + shortened(text) + "'");
        }
        further.append('\n').append(text);
    }

    private void endField() {
        if (!name.isEmpty()) {
            fields.add(new Field(name, further.isEmpty() ? value : value + further));
            name = "";
            further.setLength(0);
        }
    }

    private void endParagraph() {
        endField();
        if (!fields.isEmpty()) {
            consumer.accept(new Paragraph(fields));
            fields.clear();
        }
    }

    private static boolean hasBlank(String text, int end) {
        for (var i = 0; i < end; i++) {
            if (text.charAt(i) <= ' ') {
                return true;
            }
        }
        return false;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_IN_MESSAGE ? text.substring(0, LONGEST_IN_MESSAGE) + "…" : text;
    }

    private InputException fault(String problem) {
        return new InputException(origin + ":" + line + ": " + problem);
    }
}
