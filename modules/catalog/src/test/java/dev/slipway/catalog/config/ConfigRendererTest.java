package dev.slipway.catalog.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigRendererTest {

    @ParameterizedTest
    @MethodSource("cases")
    void rendersWhatAContainerWouldWrite(ConfigCase one) {
        assertThat(ConfigRenderer.render(one.file(), one.packaged(), ConfigCase.ENVIRONMENT))
                .isEqualTo(one.expected());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void renderingItsOwnResultChangesNothing(ConfigCase one) {
        assertThat(ConfigRenderer.render(one.file(), one.expected(), ConfigCase.ENVIRONMENT))
                .isEqualTo(one.expected());
    }

    static List<ConfigCase> cases() {
        return ConfigCase.all();
    }
}
