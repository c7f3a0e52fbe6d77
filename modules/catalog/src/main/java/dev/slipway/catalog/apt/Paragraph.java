package dev.slipway.catalog.apt;

import dev.slipway.yaml.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One paragraph of a control file (Debian Policy, section 5.1), its fields in their order. Names of fields are looked
 * up without regard to case.
 */
public record Paragraph(List<Field> fields) {
    /**
     * A field.
     *
     * @param value the text after the colon without the blanks around it; further lines follow a line feed each and
     *     keep the blank they begin with
     */
    public record Field(String name, String value) {
        @Override
        public String toString() {
            return name + ":" + (value.isEmpty() || value.startsWith("\n") ? "" : " ") + value + "\n";
        }
    }

    /** Keeps a copy. */
    public Paragraph {
        fields = List.copyOf(fields);
    }

    /**
     * The one paragraph of a text.
     *
     * @param origin what the text is called in messages
     * @throws InputException when the text has a fault, or not exactly one paragraph
     */
    public static Paragraph parse(String origin, byte[] text) {
        var found = new ArrayList<Paragraph>();
        try {
            Paragraphs.read(origin, new ByteArrayInputStream(text), found::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from memory", e);
        }
        if (found.size() != 1) {
            throw new InputException(origin + " has " + found.size() + " paragraphs; expected one");
        }
        return found.getFirst();
    }

    /** As {@link #parse(String, byte[])}. */
    public static Paragraph parse(String origin, String text) {
        return parse(origin, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The value of a field, if it is there. */
    public Optional<String> value(String name) {
        for (var field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** The same with this field: in the place of the one of that name, or at the end. */
    public Paragraph with(String name, String value) {
        var changed = new ArrayList<>(fields);
        for (var i = 0; i < changed.size(); i++) {
            if (changed.get(i).name().equalsIgnoreCase(name)) {
                changed.set(i, new Field(changed.get(i).name(), value));
                return new Paragraph(changed);
            }
        }
        changed.add(new Field(name, value));
        return new Paragraph(changed);
    }

    /** As it stands in a control file, a line feed at the end of each line. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        fields.forEach(text::append);
        return text.toString();
    }
}
