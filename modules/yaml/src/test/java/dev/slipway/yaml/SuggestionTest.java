package dev.slipway.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> KEYS = List.of("entrypoint", "environment", "expose", "from", "user");

    @Test
    void nearestTakesOneOfThreeLettersForMistyped() {
        assertThat(Suggestion.nearest("entripoint", KEYS)).hasValue("entrypoint");
        assertThat(Suggestion.nearest("enviroment", KEYS)).hasValue("environment");
        assertThat(Suggestion.nearest("Expose", KEYS)).hasValue("expose");
        assertThat(Suggestion.nearest("volumes", KEYS)).isEmpty();
        assertThat(Suggestion.nearest("x", List.of())).isEmpty();
    }

    @Test
    void nearestCountsSwappedNeighboursOnce() {
        assertThat(Suggestion.nearest("form", KEYS)).hasValue("from");
        assertThat(Suggestion.distance("form", "from")).isEqualTo(1);
        assertThat(Suggestion.distance("user", "users")).isEqualTo(1);
        assertThat(Suggestion.distance("", "user")).isEqualTo(4);
    }

    @Test
    void nearestOfEquallyNearWordsIsTheFirstInTheAlphabet() {
        assertThat(Suggestion.nearest("nova-x", List.of("nova-c", "nova-b"))).hasValue("nova-b");
    }

    @Test
    void didYouMeanIsTheEndOfAMessage() {
        assertThat(Suggestion.didYouMean("usr", KEYS)).isEqualTo("; did you mean 'user'?");
        assertThat(Suggestion.didYouMean("quite-different", KEYS)).isEmpty();
    }
}
