package dev.slipway.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineAddressTest {
    @Test
    void parseReadsSocketsAndPorts() {
        assertThat(EngineAddress.parse("unix:///run/engine.sock"))
                .isEqualTo(new EngineAddress.Unix(Path.of("/run/engine.sock")))
                .hasToString("unix:///run/engine.sock");
        assertThat(EngineAddress.parse("tcp://10.0.0.1:2375"))
                .isEqualTo(new EngineAddress.Tcp("10.0.0.1", 2375))
                .hasToString("tcp://10.0.0.1:2375");
    }

    @Test
    void parseRefusesOtherForms() {
        for (var text : new String[] {
            "", "/run/engine.sock", "unix://run/x", "unix://", "tcp://host", "tcp://:1", "tcp://h:1/p", "tcp://a b:1"
        }) {
            assertThatThrownBy(() -> EngineAddress.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("invalid engine address '%s'; expected unix:///path or tcp://host:port", text);
        }
    }

    @Test
    void parseRefusesSsh() {
        assertThatThrownBy(() -> EngineAddress.parse("ssh://host"))
                .hasMessage("engine address 'ssh://host' uses ssh, which is not supported;"
                        + " forward the socket with 'ssh -L' and use unix:///path");
    }

    @Test
    void fromEnvironmentFollowsDockerHost() {
        assertThat(EngineAddress.fromEnvironment(Map.of())).hasToString("unix:///var/run/docker.sock");
        assertThat(EngineAddress.fromEnvironment(Map.of("DOCKER_HOST", "tcp://h:1")))
                .hasToString("tcp://h:1");
    }

    @Test
    void fromEnvironmentRefusesTls() {
        assertThatThrownBy(() -> EngineAddress.fromEnvironment(Map.of("DOCKER_TLS_VERIFY", "1")))
                .hasMessage("DOCKER_TLS_VERIFY is set, but TLS is not supported;"
                        + " unset it and use unix:///path or tcp://host:port");
    }
}
