package dev.slipway.catalog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("HOST", "10.0.0.1", "PORT", "80", "EMPTY", "");

    @Test
    void fillReplacesVariables() {
        assertThat(new Template("http://${HOST}:${PORT}/").fill(ENVIRONMENT)).hasValue("http://10.0.0.1:80/");
        assertThat(new Template("plain").fill(ENVIRONMENT)).hasValue("plain");
    }

    @Test
    void fillTakesDefaultsForWhatIsUnsetOrEmpty() {
        assertThat(new Template("${NONE:-a b}${EMPTY:-:-c}${PORT:-d}").fill(ENVIRONMENT))
                .hasValue("a b:-c80");
        assertThat(new Template("[${NONE:-}]").fill(ENVIRONMENT)).hasValue("[]");
    }

    @Test
    void fillIsEmptyWhenAVariableIsUnsetOrEmpty() {
        assertThat(new Template("${HOST} ${NONE}").fill(ENVIRONMENT)).isEmpty();
        assertThat(new Template("${EMPTY}").fill(ENVIRONMENT)).isEmpty();
    }

    @Test
    void dollarSignsOfNoVariableStandForThemselves() {
        assertThat(new Template("$$ $${HOST} $HOST ${HOST $ 5$").fill(ENVIRONMENT))
                .hasValue("$ ${HOST} $HOST ${HOST $ 5$");
    }

    @Test
    void valuesAreNotLookedAtAgain() {
        assertThat(new Template("${A}").fill(Map.of("A", "${B} $$ \\1 & $0"))).hasValue("${B} $$ \\1 & $0");
    }

    @Test
    void variablesAreNamedInOrderOfTheirFirstUse() {
        assertThat(new Template("${B}${A:-${}${B:-x}$${C}").variables()).containsExactly("B", "A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1A", "A-B", "A:+x", ":-x", "A B", "ß"})
    void otherNamesAreRefused(String inside) {
        assertThatThrownBy(() -> new Template("a ${" + inside + "} b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'${" + inside
                        + "}' is not a variable; expected ${NAME} or ${NAME:-default}, and $$ for a dollar sign");
    }
}
