package dev.slipway.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DigestTest {
    // FIPS 180-2, appendix B.1
    private static final String ABC = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void ofTextBytesAndStreamAgree() throws IOException {
        var bytes = "abc".getBytes(StandardCharsets.UTF_8);
        assertThat(Digest.of("abc")).hasToString(ABC);
        assertThat(Digest.of(bytes)).hasToString(ABC);
        assertThat(Digest.of(new ByteArrayInputStream(bytes))).hasToString(ABC);
    }

    @Test
    void parseGivesBackWhatToStringWrote() {
        assertThat(Digest.parse(ABC)).isEqualTo(Digest.of("abc"));
        assertThat(Digest.parse(ABC).shortened(12)).isEqualTo("ba7816bf8f01");
    }

    @Test
    void parseRefusesOtherAlgorithms() {
        assertThatThrownBy(() -> Digest.parse("md5:00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("digest 'md5:00' does not start with 'sha256:'");
    }
}
