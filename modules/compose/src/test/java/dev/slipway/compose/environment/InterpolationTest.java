package dev.slipway.compose.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationTest {
    private final Variables variables = new Variables(Map.of("SET", "s", "EMPTY", "", "OTHER", "o"));
    private final List<String> missing = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "$SET                      | s",
                "${SET}                    | s",
                "a$SET.b                   | as.b",
                "${SET}text                | stext",
                "$$SET                     | $SET",
                "$${SET}                   | ${SET}",
                "${SET:-d}                 | s",
                "${EMPTY:-d}               | d",
                "${UNSET:-d}               | d",
                "x${EMPTY-d}x              | xx",
                "${UNSET-d}                | d",
                "${SET:+r}                 | r",
                "x${EMPTY:+r}x             | xx",
                "${EMPTY+r}                | r",
                "x${UNSET+r}x              | xx",
                "${SET:?m}                 | s",
                "x${EMPTY?m}x              | xx",
                "${UNSET:-${OTHER}}        | o",
                "${UNSET:-${ALSO:-deep}}   | deep",
                "${UNSET:-a}b}             | ab}",
                "${UNSET:-a:-b?c}          | a:-b?c",
                "${UNSET:-$SET$$}          | s$",
                "${UNSET:-{}}              | {}",
            })
    void applyPutsVariablesIn(String text, String result) {
        assertThat(interpolate(text)).isEqualTo(result);
        assertThat(missing).isEmpty();
    }

    @Test
    void applyTellsEachMissingVariable() {
        assertThat(interpolate("$ONE and ${TWO}")).isEqualTo(" and ");
        assertThat(missing).containsExactly("ONE", "TWO");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${UNSET:?no port given}  | the variable UNSET must be set: no port given",
                "${UNSET?}                | the variable UNSET must be set",
                "${EMPTY:?is empty}       | the variable EMPTY must be set: is empty",
                "${UNSET?see $SET}        | the variable UNSET must be set: see s",
                "cost: 5$                 | 'cost: 5$' has a '$' that starts no variable; write '$$' for a dollar sign",
                "$1                       | '$1' has a '$' that starts no variable; write '$$' for a dollar sign",
                "${}                      | '${}' has no variable's name after '${'",
                "${SET                    | '${SET' has a '${' that is not closed",
                "${SET/a/b}               | '${SET/a/b}' has '/' after the name 'SET'; expected one of - + ?",
                "${SET:}                  | '${SET:}' has a ':' with nothing behind it",
            })
    void applyRefusesWhatItCannotPutIn(String text, String message) {
        assertThatThrownBy(() -> interpolate(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private String interpolate(String text) {
        return new Interpolation(variables::get, missing::add).apply(text);
    }
}
