package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Generated text, compared with files under src/test/resources; {@code -Dgolden.update=true} writes them anew. */
public final class Golden {
    private Golden() {}

    /** Asserts that the text is that of {@code name} in the folder of the test's package. */
    public static void assertMatches(Class<?> test, String name, String text) {
        var file = Path.of("src/test/resources", test.getPackageName().replace('.', '/'), name);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(text).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
