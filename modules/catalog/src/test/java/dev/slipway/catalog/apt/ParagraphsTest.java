package dev.slipway.catalog.apt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.apt.Paragraph.Field;
import dev.slipway.yaml.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParagraphsTest {

    @Test
    void readsParagraphByParagraph() throws IOException {
        assertThat(read("""

                Package: a
                Description: short
                 long
                 .
                  code

                # a comment
                Package:b
                Empty:
                Files:
                 x 1
                \t
                \s
                Package: ünï: x \s
                """))
                .containsExactly(
                        new Paragraph(List.of(
                                new Field("Package", "a"), new Field("Description", "short\n long\n .\n  code"))),
                        new Paragraph(List.of(
                                new Field("Package", "b"), new Field("Empty", ""), new Field("Files", "\n x 1"))),
                        new Paragraph(List.of(new Field("Package", "ünï: x"))));
    }

    @Test
    void writesWhatItRead() throws IOException {
        var text = "Package: a\nEmpty:\nFiles:\n x 1\nDescription: short\n long\n";
        assertThat(read(text)).singleElement().hasToString(text);
    }

    @Test
    void windowsLineEndsAreLineEnds() throws IOException {
        assertThat(read("A: 1\r\n\r\nA: 2\r\n")).hasSize(2);
    }

    @Test
    void looksUpFieldsWithoutRegardToCase() {
        var paragraph = Paragraph.parse("x", "Package: a\nVERSION: 1\n");
        assertThat(paragraph.value("package")).contains("a");
        assertThat(paragraph.value("Version")).contains("1");
        assertThat(paragraph.value("Size")).isEmpty();
    }

    @Test
    void withReplacesInPlaceOrAdds() {
        var paragraph = Paragraph.parse("x", "Package: a\nSize: 1\nTag: t\n");
        assertThat(paragraph.with("size", "2").with("SHA256", "00"))
                .hasToString("Package: a\nSize: 2\nTag: t\nSHA256: 00\n");
    }

    @Test
    void namesTheFirstLineThatIsNoField() {
        assertFault("A: 1\nno field here\n", "x:2: expected 'Field: value', found 'no field here'");
        assertFault(": 1\n", "x:1: expected 'Field: value', found ': 1'");
        assertFault("A b: 1\n", "x:1: expected 'Field: value', found 'A b: 1'");
        assertFault("-A: 1\n", "x:1: expected 'Field: value', found '-A: 1'");
        assertFault("A: 1\n\n continued\n", "x:3: a continued line without a field: ' continued'");
        assertFault("z".repeat(100), "x:1: expected 'Field: value', found '" + "z".repeat(60) + "…'");
    }

    @Test
    void oneParagraphMeansOne() {
        assertThatThrownBy(() -> Paragraph.parse("x", "\n\n"))
                .isInstanceOf(InputException.class)
                .hasMessage("x has 0 paragraphs; expected one");
        assertThatThrownBy(() -> Paragraph.parse("x", "A: 1\n\nA: 2\n")).hasMessage("x has 2 paragraphs; expected one");
    }

    private static void assertFault(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class).hasMessage(message);
    }

    private static List<Paragraph> read(String text) throws IOException {
        var found = new ArrayList<Paragraph>();
        Paragraphs.read("x", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), found::add);
        return found;
    }
}
