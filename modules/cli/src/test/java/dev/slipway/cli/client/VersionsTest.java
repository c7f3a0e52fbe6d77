package dev.slipway.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.platform.api.ConflictException;
import dev.slipway.server.api.ServerInfo;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VersionsTest {
    @Test
    void theSameVersionIsNoNews() {
        assertThat(Versions.note(server("1.2.0", ServerInfo.API), "1.2.0", "")).isEmpty();
    }

    @Test
    void anotherVersionIsSaidWithWhatToDo() {
        assertThat(Versions.note(server("1.2.0", ServerInfo.API), "1.3.0", ""))
                .contains(
                        "the server is slipway 1.2.0, and this command slipway 1.3.0; 'slipway server stop' ends it, and"
                                + " the next command starts one of its own version. What runs goes on meanwhile");
        assertThat(Versions.note(server("1.2.0", ServerInfo.API), "1.3.0", "far:7390"))
                .contains(
                        "the server at far:7390 is slipway 1.2.0, and this command slipway 1.3.0; use the same version on"
                                + " both sides");
    }

    @Test
    void anotherApiIsRefused() {
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> Versions.note(server("2.0.0", ServerInfo.API + 1), "1.3.0", "far:7390"))
                .withMessage(
                        "they do not understand each other: the server at far:7390 is slipway 2.0.0, and this command"
                                + " slipway 1.3.0; use the same version on both sides");
    }

    @Test
    void whatLaterServersSayBesideIsPassedOver() {
        assertThat(ApiClient.info("{\"version\":\"2.0.0\",\"api\":2,\"pid\":7,\"started\":\"1970-01-01T00:00:00Z\","
                        + "\"trouble\":\"\",\"mood\":\"good\"}"))
                .isEqualTo(new ServerInfo("2.0.0", 2, 7, Instant.EPOCH, ""));
    }

    private static ServerInfo server(String version, int api) {
        return new ServerInfo(version, api, 7, Instant.EPOCH, "");
    }
}
