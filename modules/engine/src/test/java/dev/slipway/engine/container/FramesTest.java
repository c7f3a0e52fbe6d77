package dev.slipway.engine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FramesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();

    @Test
    void readTakesTheOutputsApart() throws IOException {
        read("0100000000000003" + "616263" + "0200000000000001" + "64" + "0100000000000000" + "0100000000000001"
                + "65");

        assertThat(out).hasToString("abce");
        assertThat(error).hasToString("d");
    }

    @Test
    void readRefusesFramesCutOff() {
        assertThatThrownBy(() -> read("010000000000"))
                .isInstanceOf(EOFException.class)
                .hasMessage("the stream ended within the header of a frame");
        assertThatThrownBy(() -> read("010000000000000361"))
                .isInstanceOf(EOFException.class)
                .hasMessage("the stream ended within a frame");
    }

    @Test
    void readTerminalTakesAllAsOneOutput() throws IOException {
        Frames.readTerminal(new ByteArrayInputStream(new byte[] {'a', 1, 'b'}), OutputListener.to(out, error));

        assertThat(out.toByteArray()).containsExactly('a', 1, 'b');
    }

    private void read(String hex) throws IOException {
        Frames.read(new ByteArrayInputStream(HexFormat.of().parseHex(hex)), OutputListener.to(out, error));
    }
}
