package dev.slipway.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.build.BuildRequest;
import dev.slipway.engine.build.TarWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Timeout(180)
class SourceCommandsIT {
    private static final String DOCKERFILE = """
            FROM scratch
            COPY busybox /bin/busybox
            COPY s2i/ /s2i/
            COPY etc/ /etc/
            RUN ["/bin/busybox", "sh", "-c", "/bin/busybox --install -s /bin; mkdir -m 1777 /tmp /app"]
            LABEL io.openshift.s2i.scripts-url=image:///s2i
            """;

    @TempDir
    private Path folder;

    private final EngineAddress address = EngineAddress.fromEnvironment(System.getenv());
    private final Engine engine = Engine.open(address);
    private final String builder = "slipway-cli-source-it:" + UUID.randomUUID();
    private final String page = "slipway-cli-source-it-page:" + UUID.randomUUID();

    @BeforeEach
    void build() throws Exception {
        var busybox = Path.of(System.getenv().getOrDefault("SLIPWAY_TEST_BUSYBOX", "/bin/busybox"));
        var request = BuildRequest.of(out -> {
            try (var tar = new TarWriter(out, Instant.EPOCH)) {
                tar.file("Dockerfile", 0644, DOCKERFILE);
                tar.file("busybox", 0755, busybox);
                tar.file("etc/hosts", 0644, "");
                tar.file("etc/resolv.conf", 0644, "");
                tar.file("s2i/assemble", 0755, "#!/bin/sh\ncp -R /tmp/src/. /app/; [ ! -f /app/fail ] || exit 7\n");
                tar.file("s2i/run", 0755, "#!/bin/sh\ncat /app/index.html\n");
                tar.file("s2i/usage", 0755, "#!/bin/sh\necho give me pages\n");
            }
        });
        engine.builds().build(request.withTags(List.of(builder)), _ -> {});
    }

    @AfterEach
    void remove() {
        engine.images().removeForcibly(page);
        engine.images().removeForcibly(builder);
        engine.close();
    }

    @Test
    void sourceIsBuiltListedRunAndBuiltAgain() throws Exception {
        var bench = bench().with("page/index.html", "hello");

        var built = bench.run("build page " + builder + " " + page);
        assertThat(built.code()).as(built.err()).isZero();
        var id = engine.images().inspect(page).orElseThrow().id();
        assertThat(built.out()).isEqualTo(id + "\n");

        assertThat(bench.run("artifacts -q").out()).isEqualTo(id + "\n");
        var json = new JsonMapper().readTree(bench.run("artifacts " + page).out());
        assertThat(json.path("builder").path("image").asString()).isEqualTo(builder);
        assertThat(bench.run("artifacts").out()).contains(page, id.substring(7, 19));
        assertThat(bench.run("artifacts none:1").code()).isEqualTo(3);

        assertThat(bench.run("build page " + builder + " " + page).err()).contains(page + " is current");
        assertThat(bench.run("rebuild -q " + page).out()).isEqualTo(id + "\n");
        assertThat(bench.run("build -q --run page " + builder + " " + page).out())
                .isEqualTo(id + "\nhello\n");
    }

    @Test
    void failuresHaveTheirExitCodes() throws Exception {
        var bench = bench().with("page/index.html", "hello").with("page/fail", "");

        var failed = bench.run("build -q page " + builder + " " + page);
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).isEqualTo("slipway: assemble failed with exit code 7\n");
        var denied = bench.run("build page " + builder + " " + page + " -u 1000-");
        assertThat(denied.code()).isEqualTo(4);
        var none = bench.run("build page slipway-none:1 -p never");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err())
                .isEqualTo(
                        "slipway: there is no builder image 'slipway-none:1' in the engine, and --pull-policy is never\n");
        assertThat(engine.images().inspect(page)).isEmpty();
        assertThat(bench.run("artifacts -q").out()).isEmpty();
    }

    @Test
    void usageIsPrinted() throws Exception {
        var usage = bench().run("usage " + builder);

        assertThat(usage).isEqualTo(new Workbench.Result(0, "give me pages\n", ""));
        assertThat(bench().run("usage slipway-none:1").code()).isEqualTo(3);
    }

    private Workbench bench() {
        return new Workbench(folder, address)
                .withVariable("XDG_CACHE_HOME", folder.resolve("cache").toString());
    }
}
