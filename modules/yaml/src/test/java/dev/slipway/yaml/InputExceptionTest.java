package dev.slipway.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InputExceptionTest {

    @Test
    void messagesBeginWithThePlaceAsEditorsReadIt() {
        var file = Path.of("images/redis/image.yaml");
        assertThat(new InputException("no image")).hasMessage("no image");
        assertThat(new InputException(file, "is empty")).hasMessage("images/redis/image.yaml: is empty");
        assertThat(new InputException(file, 7, "is empty")).hasMessage("images/redis/image.yaml:7: is empty");
    }
}
