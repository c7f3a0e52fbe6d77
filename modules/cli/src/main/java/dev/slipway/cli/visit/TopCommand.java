package dev.slipway.cli.visit;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.platform.api.Visiting;
import dev.slipway.platform.usage.GearUsage;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "top",
        description = {
            "Show what the gears of an application use, the busiest first.",
            "On a terminal again every two seconds, until Ctrl-C."
        })
public final class TopCommand implements Callable<Integer> {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** To the upper left corner; clear from here on (ECMA-48). */
    private static final String HOME = "\u001b[H";

    private static final String CLEAR = "\u001b[J";

    private final Console console;
    private final PlatformDoor door;

    /** By what gears are sorted. */
    private enum Order {
        CPU,
        MEMORY,
        NAME
    }

    @Mixin
    private ApplicationOption application;

    @Mixin
    private OutputOptions output;

    @Option(names = "--no-stream", description = "Once only, also on a terminal.")
    private boolean once;

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            defaultValue = "cpu",
            description = "By cpu, memory or name (default: ${DEFAULT-VALUE}).")
    private Order order = Order.CPU;

    @Parameters(
            paramLabel = "SERVICE|GEAR",
            arity = "0..*",
            description = "Only these services, or gears such as web.2.")
    private Set<String> names = new LinkedHashSet<>();

    /** The command on this console. */
    public TopCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var name = application.name(console);
        try (var session = door.open(console)) {
            var visiting = session.platform().visiting();
            if (once || output.isJson() || !console.device().prints()) {
                print(sorted(visiting.usage(name, names)));
                return ExitCode.DONE;
            }
            return watch(name, visiting);
        }
    }

    private int watch(String name, Visiting visiting) {
        console.out().print(HOME + CLEAR);
        try {
            while (!console.out().checkError()) {
                var begun = System.nanoTime();
                var table = table(sorted(visiting.usage(name, names))).toString();
                console.out().print(HOME + table.replace("\n", "\u001b[K\n") + CLEAR);
                console.out().flush();
                Thread.sleep(INTERVAL.minusNanos(Math.min(INTERVAL.toNanos(), System.nanoTime() - begun)));
            }
            return ExitCode.DONE;
        } catch (InterruptedException _) {
            return ExitCode.INTERRUPTED; // the usual way to end it
        }
    }

    private List<GearUsage> sorted(List<GearUsage> usages) {
        var comparator = switch (order) {
            case CPU ->
                Comparator.comparingDouble((GearUsage gear) -> -gear.usage().processors());
            case MEMORY ->
                Comparator.comparingLong((GearUsage gear) -> -gear.usage().memory());
            case NAME -> Comparator.comparing(GearUsage::gear);
        };
        return usages.stream().sorted(comparator.thenComparing(GearUsage::gear)).toList();
    }

    private void print(List<GearUsage> usages) {
        if (output.isJson()) {
            var json = JsonNodeFactory.instance.objectNode().put("version", 1);
            var gears = json.putArray("gears");
            usages.forEach(usage -> gears.add(json(usage)));
            console.json(json);
        } else {
            console.out().print(table(usages));
        }
    }

    private static ObjectNode json(GearUsage gear) {
        var usage = gear.usage();
        return JsonNodeFactory.instance
                .objectNode()
                .put("gear", gear.gear().local())
                .put("container", gear.container())
                .put("cpu", usage.processors())
                .put("memory", usage.memory())
                .put("memoryLimit", usage.memoryLimit())
                .put("processes", usage.processes())
                .put("received", usage.received())
                .put("sent", usage.sent())
                .put("read", usage.read())
                .put("written", usage.written());
    }

    private static Table table(List<GearUsage> usages) {
        var table = new Table("GEAR", "CPU", "MEMORY", "LIMIT", "PROCESSES", "RECEIVED", "SENT", "READ", "WRITTEN");
        for (var gear : usages) {
            var usage = gear.usage();
            table.add(
                    gear.gear().local(),
                    String.format(Locale.ROOT, "%.1f%%", usage.processors() * 100),
                    Humane.size(usage.memory()),
                    Humane.size(usage.memoryLimit()),
                    String.valueOf(usage.processes()),
                    Humane.size(usage.received()),
                    Humane.size(usage.sent()),
                    Humane.size(usage.read()),
                    Humane.size(usage.written()));
        }
        return table;
    }
}
