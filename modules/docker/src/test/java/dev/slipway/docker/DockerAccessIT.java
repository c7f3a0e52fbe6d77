package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.application.Networking;
import dev.slipway.platform.runtime.Command;
import dev.slipway.platform.runtime.GearAccess;
import dev.slipway.platform.runtime.LogLine;
import dev.slipway.platform.runtime.LogRequest;
import dev.slipway.platform.runtime.Session;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DockerAccessIT {
    private final StringBuilder printed = new StringBuilder();
    private DockerBench bench;
    private GearAccess access;

    @BeforeEach
    void open() throws InterruptedException {
        bench = new DockerBench();
        access = bench.runtime.access();
    }

    @AfterEach
    void close() throws InterruptedException {
        bench.close();
    }

    @Test
    void logsAreFollowedLineByLine() throws InterruptedException {
        var gear = bench.started(bench.wish("web")
                .running("sh", "-c", "echo one; echo two >&2; sleep 1; echo three; sleep 1; printf four"));
        var lines = new ArrayList<LogLine>();

        access.logs(gear, LogRequest.everything().following(), lines::add);

        assertThat(lines)
                .extracting(line -> (line.error() ? "! " : "") + line.text())
                .containsExactlyInAnyOrder("one", "! two", "three", "four");
        assertThat(lines).allMatch(line -> line.gear().equals(gear.name()));
        assertThat(lines.getLast().time()).isAfter(lines.getFirst().time());
        lines.clear();
        access.logs(gear, LogRequest.everything().withLast(1), lines::add);
        assertThat(lines).extracting(LogLine::text).containsExactly("four");
    }

    @Test
    void commandsRunInGears() throws InterruptedException {
        var gear = bench.started(bench.wish("web"));

        try (var session = access.open(
                gear, Command.of("sh", "-c", "cat; echo $RELEASE; exit 3").withStdin())) {
            assertThat(attend(session, "hello ")).isEqualTo(3);
        }

        assertThat(printed).hasToString("hello 1\n");
    }

    @Test
    void commandsRunBesideGears() throws InterruptedException {
        var service = bench.wish("web").with(Networking.in("front")).service();
        bench.runtime.prepare("default", bench.application(service));

        try (var session = access.run(
                bench.gear(service, 5),
                Command.of("sh", "-c", "read word; echo $word $RELEASE; exit 4").withStdin())) {
            assertThat(bench.runtime.gears(bench.application)).isEmpty();
            assertThat(attend(session, "hello\n")).isEqualTo(4);
        }

        assertThat(printed).hasToString("hello 5\n");
        assertThat(bench.leftovers()).noneMatch(left -> left.startsWith("container"));
    }

    @Test
    void usageIsMeasured() throws InterruptedException {
        var usage = access.usage(bench.started(bench.wish("web")));

        assertThat(usage.memory()).isPositive();
        assertThat(usage.processes()).isPositive();
    }

    private int attend(Session session, String input) throws InterruptedException {
        InputStream stdin = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return session.attend(stdin, (_, bytes) -> printed.append(new String(bytes, StandardCharsets.UTF_8)));
    }
}
