package dev.slipway.source.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.source.contract.ArtifactPath;
import dev.slipway.source.dockerfile.Assembly.Cache;
import dev.slipway.source.dockerfile.Assembly.InjectedFile;
import dev.slipway.source.dockerfile.Assembly.RuntimeStage;
import dev.slipway.source.dockerfile.Assembly.Saved;
import dev.slipway.source.dockerfile.Stage.Way;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DockerfileTextTest {
    private static final Instant TIME = Instant.ofEpochSecond(1_700_000_000);
    private static final Stage ROOT = new Stage("builder:1", "", "", Way.ROOT, false, List.of());
    private static final Stage USER = new Stage("builder:1", "1001", "1001", Way.ROOT, true, List.of());

    @Test
    void plainBuildIsOneRun() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("B", "two \"words\" $HOME \\");
        environment.put("A", "1");
        var labels = Map.of("b", "2", "a", "1");

        assertThat(DockerfileText.of(assembly(ROOT, environment, labels))).isEqualTo("""
                FROM builder:1
                ENV B="two \\"words\\" \\$HOME \\\\"
                ENV A="1"
                RUN --mount=type=bind,source=upload,target=/dev/slipway/upload \\
                    --mount=type=secret,id=ca,mode=0444,target=/dev/slipway/ca \\
                    ["/bin/sh", "/dev/slipway/upload/build", "assemble", "/s2i/assemble", "0", "/tmp", "user", "1700000000"]
                CMD ["/s2i/run"]
                LABEL "a"="1" \\
                    "b"="2"
                """);
    }

    @Test
    void everythingThatBuildsCanHaveIsInIt() {
        var assembly = new Assembly(
                USER,
                "/tmp/scripts/assemble",
                "/tmp",
                TIME,
                Map.of(),
                Map.of(),
                "/run",
                List.of(new InjectedFile(0, "/etc/token")),
                List.of(new Cache(0, "cache-id", "/home/app/.m2")),
                new Saved(new Stage("app:1", "1001", "1001", Way.ROOT, true, List.of()), "/s2i/save-artifacts"),
                new RuntimeStage(
                        new Stage("runtime:1", "1002", "1002", Way.ROOT, false, List.of()),
                        "",
                        false,
                        "/srv",
                        List.of(ArtifactPath.parse("/app/x.war:lib"))),
                null);

        assertThat(DockerfileText.of(assembly)).isEqualTo("""
                # docker build --secret id=inject-0,src=… .
                FROM app:1 AS saved
                USER 0
                RUN --mount=type=bind,source=upload,target=/dev/slipway/upload \\
                    --mount=type=secret,id=ca,mode=0444,target=/dev/slipway/ca \\
                    ["/bin/sh", "/dev/slipway/upload/build", "save", "/s2i/save-artifacts", "1001", "/tmp", "image", "1700000000"]

                FROM builder:1 AS assembled
                USER 0
                RUN --mount=type=cache,id=cache-id,target=/dev/slipway/cache/0 \\
                    --mount=type=secret,id=inject-0,mode=0444,target=/dev/slipway/injected/0 \\
                    --mount=type=bind,from=saved,source=/.slipway,target=/dev/slipway/saved \\
                    --mount=type=bind,source=upload,target=/dev/slipway/upload \\
                    --mount=type=secret,id=ca,mode=0444,target=/dev/slipway/ca \\
                    ["/bin/sh", "/dev/slipway/upload/build", "assemble", "/tmp/scripts/assemble", "1001", "/tmp", "image", "1700000000"]

                FROM runtime:1
                USER 0
                RUN --mount=type=bind,from=assembled,target=/dev/slipway/assembled \\
                    --mount=type=bind,source=upload,target=/dev/slipway/upload \\
                    --mount=type=secret,id=ca,mode=0444,target=/dev/slipway/ca \\
                    ["/bin/sh", "/dev/slipway/upload/build", "runtime", "", "1002", "/srv", "user", "1700000000", "/app/x.war:lib"]
                USER 1002
                CMD ["/run"]
                """);
        assertThat(DockerfileText.injectedList(assembly.injections())).isEqualTo("0 /etc/token\n");
        assertThat(DockerfileText.cacheList(assembly.caches())).isEqualTo("0 /home/app/.m2\n");
    }

    @Test
    void builderWithoutShellGetsItsFilesByCopy() {
        var bare = new Stage("builder:1", "", "1001", Way.BARE, false, List.of());

        assertThat(DockerfileText.of(assembly(bare, Map.of(), Map.of()))).isEqualTo("""
                FROM builder:1
                COPY --chown=1001 upload/src /tmp/src
                COPY --chown=1001 upload/scripts /tmp/scripts
                USER 1001
                RUN ["/s2i/assemble"]
                USER 0
                CMD ["/s2i/run"]
                """);
    }

    @Test
    void filesThatEnginesMakeAndRemoveAreAdded() {
        var stage = new Stage("builder:1", "", "", Way.ROOT, false, List.of("/etc/hosts", "/etc/resolv.conf"));

        assertThat(DockerfileText.of(assembly(stage, Map.of(), Map.of())))
                .startsWith("FROM builder:1\nADD upload/stubs-etc-hosts.tar upload/stubs-etc-resolv.conf.tar /\nRUN ");
    }

    @Test
    void valuesOfSeveralLinesAreRefused() {
        assertThatThrownBy(() -> DockerfileText.of(assembly(ROOT, Map.of("A", "1\n2"), Map.of())))
                .hasMessage("'1\n2' has more than one line, which no variable or label of a Dockerfile can have");
    }

    private static Assembly assembly(Stage stage, Map<String, String> environment, Map<String, String> labels) {
        return new Assembly(
                stage,
                "/s2i/assemble",
                "/tmp",
                TIME,
                environment,
                labels,
                "/s2i/run",
                List.of(),
                List.of(),
                null,
                null,
                null);
    }
}
