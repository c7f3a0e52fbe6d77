package dev.slipway.catalog.apt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebFileTest {
    private static final String CONTROL = "Package: hello\nVersion: 2.10-3\nArchitecture: amd64\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "gz", "xz"})
    void readsTheControlFile(String compression) throws IOException {
        var file = Debs.writeFile(folder.resolve("hello.deb"), compression, CONTROL);
        assertThat(DebFile.read(file)).isEqualTo(BinaryPackage.of("x", Paragraph.parse("x", CONTROL)));
    }

    @Test
    void namesACompressionItDoesNotRead() throws IOException {
        var file = Debs.writeFile(folder.resolve("hello.deb"), "zst", CONTROL);
        assertFault(
                file,
                "its member 'control.tar.zst' is compressed in a way slipway does not read;"
                        + " build it with dpkg-deb -Zxz or -Zgzip");
    }

    @Test
    void namesAFileThatIsNoPackage() throws IOException {
        assertThatThrownBy(() -> DebFile.read(Files.writeString(folder.resolve("text.deb"), "hello\n")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("text.deb") + ": cannot be read as a Debian package: ");
        assertThatThrownBy(() -> DebFile.read(folder.resolve("absent.deb")))
                .hasMessage(folder.resolve("absent.deb") + ": cannot be read as a Debian package: "
                        + folder.resolve("absent.deb"));
    }

    @Test
    void namesTheFieldThatIsMissing() throws IOException {
        var file = Debs.writeFile(folder.resolve("hello.deb"), "xz", "Package: hello\nArchitecture: all\n");
        assertThatThrownBy(() -> DebFile.read(file)).hasMessage(file + ": the field 'Version' is missing");
    }

    /** Whatever is broken, it is one fault that names the file. */
    @Test
    void damageIsAFaultOfTheFile() throws IOException {
        var whole = Files.readAllBytes(Debs.writeFile(folder.resolve("whole.deb"), "xz", CONTROL));
        var file = folder.resolve("damaged.deb");
        var random = new Random(7);
        for (var length = 0; length < 300; length += 3) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertDamageIsNamed(file);
        }
        for (var i = 0; i < 500; i++) {
            var damaged = whole.clone();
            damaged[random.nextInt(300)] = (byte) random.nextInt(256);
            Files.write(file, damaged);
            assertDamageIsNamed(file);
        }
    }

    private static void assertDamageIsNamed(Path file) {
        try {
            DebFile.read(file);
        } catch (InputException e) {
            assertThat(e).hasMessageStartingWith(file.toString());
        }
    }

    private static void assertFault(Path file, String problem) {
        assertThatThrownBy(() -> DebFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": cannot be read as a Debian package: " + problem);
    }
}
