package dev.slipway.cli.visit;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.ReleaseNumber;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.output.LogWish;
import dev.slipway.yaml.Durations;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        description = {
            "Show what the gears of an application print, in the order of its times.",
            "With -f it goes on over redeploys and restarts, until the application is gone."
        })
public final class LogsCommand implements Callable<Integer> {
    private static final String ALL = "all";

    private final Console console;
    private final PlatformDoor door;
    private final InstantSource clock;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is printed from now on.")
    private boolean follow;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Not what is older than 10m, or than 2026-11-21T10:15:30Z.")
    private @Nullable String since;

    @Option(
            names = {"-n", "--tail"},
            paramLabel = "N",
            defaultValue = ALL,
            description = "At first only the last N lines of each gear (default: all).")
    private String tail = ALL;

    @Option(names = "--release", paramLabel = "RELEASE", description = "Only of gears started for this release.")
    private @Nullable String release;

    @Option(
            names = {"-t", "--timestamps"},
            description = "Put the time before each line.")
    private boolean timestamps;

    @Option(names = "--no-color", description = "Names without colour; so does NO_COLOR.")
    private boolean noColour;

    @Option(names = "--no-log-prefix", hidden = true)
    private boolean noLogPrefix;

    @Option(names = "--no-prefix", description = "Lines without names.")
    private boolean noPrefix;

    @Parameters(
            paramLabel = "SERVICE|GEAR",
            arity = "0..*",
            description = "Only of these services, or gears such as web.2.")
    private Set<String> names = new LinkedHashSet<>();

    /** The command on this console. */
    public LogsCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
        this.clock = InstantSource.system();
    }

    @Override
    public Integer call() throws InterruptedException {
        var wish = new LogWish(names, release == null ? 0 : ReleaseNumber.parse(release), follow, since(), last(tail));
        var name = application.name(console);
        try (var session = door.open(console)) {
            var printer = new LogPrinter(console, style());
            makeRoom(session.platform(), name, printer);
            session.platform().visiting().logs(name, wish, printer);
        } catch (LogPrinter.NobodyReadsException _) {
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            if (follow) {
                return ExitCode.INTERRUPTED; // the usual way to end it
            }
            throw e;
        }
        return ExitCode.DONE;
    }

    private LogPrinter.Style style() {
        var prefix = !noPrefix && !noLogPrefix;
        return new LogPrinter.Style(output.isJson(), prefix, console.isOutColourful() && !noColour, timestamps, follow);
    }

    private void makeRoom(Platform platform, String name, LogPrinter printer) throws InterruptedException {
        for (FoundGear gear : platform.status(name).gears()) {
            if (names.isEmpty()
                    || names.contains(gear.name().service())
                    || names.contains(gear.name().local())) {
                printer.makeRoom(gear.name().local());
            }
        }
    }

    private static int last(String tail) {
        if (tail.equals(ALL)) {
            return -1;
        }
        if (!tail.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("--tail: '" + tail + "': expected a number of lines, or all");
        }
        return Integer.parseInt(tail);
    }

    private @Nullable Instant since() {
        if (since == null) {
            return null;
        }
        try {
            return since.contains("T")
                    ? OffsetDateTime.parse(since).toInstant()
                    : clock.instant().minus(Durations.parse(since));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--since: '" + since + "': expected how long ago, such as 10m, or a time such as"
                            + " 2026-11-21T10:15:30Z",
                    e);
        }
    }
}
