package dev.slipway.cli.deployments;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "list", aliases = "ls", description = "List the deployments of an application, newest first.")
final class DeploymentListCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-n", "--last"},
            paramLabel = "NUMBER",
            defaultValue = "20",
            description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the numbers only.")
    private boolean quiet;

    DeploymentListCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    /** A deployment and the release that it is of. */
    record Row(Deployment deployment, Release release) {}

    @Override
    public Integer call() throws InterruptedException {
        var name = application.name(console);
        try (var session = door.open(console)) {
            var platform = session.platform();
            var deployments = platform.deployments(name, most);
            if (quiet) {
                deployments.forEach(one -> console.out().println(one.id()));
            } else {
                print(rows(platform, name, deployments));
            }
            return ExitCode.DONE;
        }
    }

    private static List<Row> rows(Platform platform, String name, List<Deployment> deployments) {
        Map<Integer, Release> releases = new HashMap<>();
        platform.releases(name, Math.max(1, deployments.size())).forEach(one -> releases.put(one.version(), one));
        var rows = new ArrayList<Row>();
        for (var one : deployments) {
            rows.add(new Row(one, releases.computeIfAbsent(one.release(), version -> platform.release(name, version))));
        }
        return rows;
    }

    private void print(List<Row> rows) {
        if (output.isJson()) {
            var json = JsonNodeFactory.instance.objectNode().put("version", 1);
            var list = json.putArray("deployments");
            rows.forEach(row -> list.add(json(row)));
            console.json(json);
            return;
        }
        var table = new Table("DEPLOYMENT", "RELEASE", "STATE", "BEGUN", "TOOK", "BY", "REASON");
        for (var row : rows) {
            var one = row.deployment();
            table.add(
                    String.valueOf(one.id()),
                    "v" + one.release(),
                    DeploymentsCommand.state(one),
                    one.begun() == null ? "-" : Humane.age(Duration.between(one.begun(), Instant.now())) + " ago",
                    took(one),
                    row.release().author(),
                    one.reason().isEmpty() ? row.release().reason() : one.reason());
        }
        console.out().print(table);
    }

    /** How long it took, or takes already. */
    static String took(Deployment one) {
        if (one.begun() == null) {
            return "-";
        }
        var end = one.ended() == null ? Instant.now() : one.ended();
        return Humane.time(Duration.between(one.begun(), end)) + (one.ended() == null ? " so far" : "");
    }

    static ObjectNode json(Row row) {
        var one = row.deployment();
        return JsonNodeFactory.instance
                .objectNode()
                .put("deployment", one.id())
                .put("release", one.release())
                .put("previous", one.previous())
                .put("state", DeploymentsCommand.state(one))
                .put("reason", one.reason())
                .put("begun", one.begun() == null ? null : one.begun().toString())
                .put("ended", one.ended() == null ? null : one.ended().toString())
                .put("author", row.release().author())
                .put("releaseReason", row.release().reason());
    }
}
