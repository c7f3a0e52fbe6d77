package dev.slipway.cli.doctor;

import dev.slipway.cli.doctor.Finding.State;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Question;
import dev.slipway.cli.output.Table;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "doctor",
        description = {
            "Look whether all is well: engine, disk, clock, server, store, ports, orphans, rights.",
            "Starts nothing, and works without a server and without an engine. Exit code 1 where there is a problem."
        })
public final class DoctorCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--remove-orphans",
            description = "Remove containers and networks that this server made and are of no application of it; never"
                    + " volumes.")
    private boolean removeOrphans;

    @Option(
            names = "--of",
            paramLabel = "PLATFORM",
            description =
                    "With --remove-orphans: all containers and networks of another platform, whose store was lost or"
                            + " which is gone.")
    private String of = "";

    @Option(
            names = {"-f", "--force"},
            description = "Do not ask before.")
    private boolean force;

    /** The command on this console. */
    public DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!of.isEmpty() && !removeOrphans) {
            throw new IllegalArgumentException("--of says what --remove-orphans removes; give both");
        }
        var address = EngineAddress.fromEnvironment(console.environment());
        try (var engine = Engine.open(address)) {
            var examination = new Examination(console);
            examination.look(engine, address);
            print(examination.found());
            if (removeOrphans) {
                remove(of.isEmpty() ? examination.orphans() : Optional.of(examination.of(of)), engine);
            }
            return examination.found().stream().anyMatch(finding -> finding.state() == State.PROBLEM)
                    ? ExitCode.FAILED
                    : ExitCode.DONE;
        }
    }

    private void remove(Optional<Holdings> chosen, Engine engine) {
        if (chosen.isEmpty()) {
            console.err().println("nothing was removed, as it is not known which applications there are");
        } else if (chosen.get().isGone()) {
            console.err().println("no orphans to remove");
        } else if (Question.agreed(console, force, "Remove " + chosen.get().count() + "?")) {
            chosen.get().remove(engine);
            console.err().println("removed " + chosen.get().count());
        } else {
            console.err().println("nothing was removed");
        }
    }

    private void print(List<Finding> findings) {
        if (output.isJson()) {
            var json = JsonNodeFactory.instance.objectNode().put("version", 1);
            var list = json.putArray("findings");
            findings.forEach(finding -> list.addObject()
                    .put("check", finding.check())
                    .put("state", state(finding))
                    .put("text", finding.text())
                    .put("advice", finding.advice()));
            console.json(json);
            return;
        }
        var table = new Table("CHECK", "STATE", "FOUND");
        findings.forEach(finding -> table.add(
                finding.check(),
                state(finding),
                finding.text() + (finding.advice().isEmpty() ? "" : "; " + finding.advice())));
        console.out().print(table);
    }

    private static String state(Finding finding) {
        return finding.state().name().toLowerCase(Locale.ROOT);
    }
}
