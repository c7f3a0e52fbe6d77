package dev.slipway.compose.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "2b, 2",
        "1024, 1024",
        "1k, 1024",
        "64M, 67108864",
        "1.5gb, 1610612736",
        "1GiB, 1073741824",
        "-1, -1"
    })
    void bytesCountBy1024(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    }

    @Test
    void bytesRefuseOtherUnits() {
        assertThatThrownBy(() -> ByteSize.parse("5 apples"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'5 apples' is not a number of bytes; expected something like 64m, 1.5g or 1024");
    }

    @Test
    void modesAreOctalHoweverTheyAreWritten() {
        assertThat(FileMode.parse("0440")).isEqualTo(0440);
        assertThat(FileMode.parse("440")).isEqualTo(0440);
        assertThat(FileMode.parse("0o1777")).isEqualTo(01777);
        assertThat(FileMode.text(0440)).isEqualTo("0440");
        assertThatThrownBy(() -> FileMode.parse("rw"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'rw' is not a file mode; expected octal digits like 0440");
    }

    @Test
    void wordsAreSplitAsAShellDoes() {
        assertThat(ShellWords.split("a  'b c' \"d \\\"e\\\"\" f\\ g '' h\"i\"j"))
                .containsExactly("a", "b c", "d \"e\"", "f g", "", "hij");
        assertThat(ShellWords.split(" ")).isEmpty();
        assertThatThrownBy(() -> ShellWords.split("sh -c 'x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'sh -c 'x' has a quote ' that is not closed");
    }

    @Test
    void portsAreReadInAllTheirForms() {
        assertThat(ShortPort.parse("80")).containsExactly(new ShortPort(null, null, 80, "tcp"));
        assertThat(ShortPort.parse("8080:80"))
                .containsExactly(new ShortPort(null, new PortRange(8080, 8080), 80, "tcp"));
        assertThat(ShortPort.parse("127.0.0.1:8080:80/udp"))
                .containsExactly(new ShortPort("127.0.0.1", new PortRange(8080, 8080), 80, "udp"));
        assertThat(ShortPort.parse("127.0.0.1::80")).containsExactly(new ShortPort("127.0.0.1", null, 80, "tcp"));
        assertThat(ShortPort.parse("[::1]:8080:80"))
                .containsExactly(new ShortPort("::1", new PortRange(8080, 8080), 80, "tcp"));
        assertThat(ShortPort.parse("8000-8010:80"))
                .containsExactly(new ShortPort(null, new PortRange(8000, 8010), 80, "tcp"));
        assertThat(ShortPort.parse("9090-9091:80-81"))
                .containsExactly(
                        new ShortPort(null, new PortRange(9090, 9090), 80, "tcp"),
                        new ShortPort(null, new PortRange(9091, 9091), 81, "tcp"));
        assertThat(ShortPort.parse("3000-3001"))
                .containsExactly(new ShortPort(null, null, 3000, "tcp"), new ShortPort(null, null, 3001, "tcp"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "http        | 'http' is not a port; expected [[ADDRESS:]PUBLISHED:]TARGET[/PROTOCOL], such as 127.0.0.1:8080:80",
                "70000:80    | '70000' is not a port or a range of ports from 0 to 65535",
                "90-80       | '90-80' is not a port or a range of ports from 0 to 65535",
                "1-2:80-82   | '1-2:80-82' publishes 2 ports for 3; the ranges must be of the same length",
            })
    void portsRefuseWhatIsNone(String text, String message) {
        assertThatThrownBy(() -> ShortPort.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void mountsAreVolumesOrPathsOfTheHost() {
        assertThat(ShortMount.parse("data:/d:ro,nocopy"))
                .isEqualTo(new ShortMount("data", "/d", List.of("ro", "nocopy")));
        assertThat(ShortMount.parse("data:/d").isBind()).isFalse();
        assertThat(ShortMount.parse("./x:/d").isBind()).isTrue();
        assertThat(ShortMount.parse("~/x:/d:rslave,Z").propagation()).isEqualTo("rslave");
        assertThat(ShortMount.parse("~/x:/d:rslave,Z").selinux()).isEqualTo("Z");
        assertThat(ShortMount.parse("/anonymous").source()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "data:/d:fast | 'data:/d:fast' has the option 'fast'; expected ro, rw, z, Z, nocopy or a propagation such as rslave",
                "data:d       | 'data:d' mounts at 'd', which is not an absolute path",
                "a:/b:ro:x    | 'a:/b:ro:x' is not a mount; expected [SOURCE:]TARGET[:OPTIONS], such as data:/var/lib/data:ro",
            })
    void mountsRefuseWhatIsNone(String text, String message) {
        assertThatThrownBy(() -> ShortMount.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
