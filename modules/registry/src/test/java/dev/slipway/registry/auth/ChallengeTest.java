package dev.slipway.registry.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.registry.auth.Challenge.Basic;
import dev.slipway.registry.auth.Challenge.Bearer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChallengeTest {
    @Test
    void tokenServiceIsRead() {
        assertThat(
                        best(
                                "Bearer realm=\"https://auth.example/token?x=1,2\",service=\"r, \\\"s\\\"\",scope=\"repository:a/b:pull,push\""))
                .contains(new Bearer("https://auth.example/token?x=1,2", "r, \"s\"", "repository:a/b:pull,push"));
        assertThat(best("bearer REALM=https://auth.example/token"))
                .contains(new Bearer("https://auth.example/token", "", ""));
    }

    @Test
    void tokenIsPreferredToPassword() {
        assertThat(best("Basic realm=\"r\", Bearer realm=\"https://t\"")).contains(new Bearer("https://t", "", ""));
        assertThat(best("Basic realm=\"r\"", "Bearer realm=\"https://t\"")).contains(new Bearer("https://t", "", ""));
        assertThat(best("Negotiate", "Basic")).contains(new Basic());
    }

    @Test
    void whatCannotBeAnsweredIsNoChallenge() {
        assertThat(best()).isEmpty();
        assertThat(best("Negotiate abc==", "Bearer service=\"r\"", "")).isEmpty();
    }

    private static Optional<Challenge> best(String... headers) {
        return Challenge.best(List.of(headers));
    }
}
