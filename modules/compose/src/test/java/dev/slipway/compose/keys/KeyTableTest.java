package dev.slipway.compose.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    private static final Path PAGE = Path.of("../../docs/compose.md");
    private static final String START = "<!-- made from the code -->\n";
    private static final String END = "<!-- end -->\n";

    /** {@code -Dgolden.update=true} writes the table anew. */
    @Test
    void thePageHasTheTableOfTheCode() throws IOException {
        var page = Files.readString(PAGE);
        var start = page.indexOf(START) + START.length();
        var made = page.substring(0, start) + "\n" + KeyTable.markdown() + "\n" + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, made);
        }
        assertThat(made).isEqualTo(Files.readString(PAGE));
    }
}
