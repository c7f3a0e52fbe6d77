package dev.slipway.cli;

import dev.slipway.catalog.ship.ShipException;
import dev.slipway.cli.app.AppCommand;
import dev.slipway.cli.app.DownCommand;
import dev.slipway.cli.app.PlanCommand;
import dev.slipway.cli.app.ProjectsCommand;
import dev.slipway.cli.app.ReleasesCommand;
import dev.slipway.cli.app.RollbackCommand;
import dev.slipway.cli.app.StackCommand;
import dev.slipway.cli.app.UpCommand;
import dev.slipway.cli.client.ApiException;
import dev.slipway.cli.config.ConfigCommand;
import dev.slipway.cli.deployments.DeployCommand;
import dev.slipway.cli.deployments.DeploymentsCommand;
import dev.slipway.cli.doctor.DoctorCommand;
import dev.slipway.cli.gears.EventsCommand;
import dev.slipway.cli.gears.PsCommand;
import dev.slipway.cli.gears.RemoveCommand;
import dev.slipway.cli.gears.ReplaceCommand;
import dev.slipway.cli.gears.ScaleCommand;
import dev.slipway.cli.gears.ServicesCommand;
import dev.slipway.cli.images.ImagesCommand;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.registry.LoginCommand;
import dev.slipway.cli.registry.LogoutCommand;
import dev.slipway.cli.registry.RegistryCommand;
import dev.slipway.cli.server.ServerCommand;
import dev.slipway.cli.source.ArtifactsCommand;
import dev.slipway.cli.source.BuildCommand;
import dev.slipway.cli.source.RebuildCommand;
import dev.slipway.cli.source.UsageCommand;
import dev.slipway.cli.tokens.TokensCommand;
import dev.slipway.cli.visit.ExecCommand;
import dev.slipway.cli.visit.LogsCommand;
import dev.slipway.cli.visit.RunCommand;
import dev.slipway.cli.visit.TopCommand;
import dev.slipway.cli.volumes.VolumesCommand;
import dev.slipway.engine.api.EngineException;
import dev.slipway.engine.api.EngineInterruptedException;
import dev.slipway.engine.api.EngineTooOldException;
import dev.slipway.engine.api.EngineUnreachableException;
import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.ConflictException;
import dev.slipway.platform.api.RefusedException;
import dev.slipway.platform.store.DuplicateException;
import dev.slipway.registry.RegistryAnswerException;
import dev.slipway.yaml.InputException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The {@code slipway} command: finds the verb, runs it, and turns every fault into one message and an exit code. */
@Command(
        name = "slipway",
        description = "Takes packages and source code to running, routed, reversible containers.",
        footer = {
            "",
            "Results go to standard output, progress and errors to standard error.",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found, 4 denied, 5 conflict, 6 timed out, 130 interrupted."
        })
public final class Slipway {
    private static final Set<Integer> DENIALS = Set.of(401, 403);

    /** Nouns that are listed when nobody says what to do. */
    private static final Set<String> LISTS = Set.of("releases", "deployments", "volumes", "tokens");

    private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

    private final Console console;
    private final PlatformDoor door;

    private Slipway(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    /** Runs one command line and returns its exit code. */
    public static int run(Console console, PlatformDoor door, String... arguments) {
        var words = withVerb(separateNounAndVerb(arguments));
        return new Slipway(console, door).command(words).execute(words);
    }

    private CommandLine command(String... words) {
        var command = new CommandLine(this);
        var nouns = nouns(words);
        var called = words.length == 0 ? "" : words[0];
        nouns.forEach((noun, made) -> {
            if (!nouns.containsKey(called) || noun.equals(called) || called.equals("completion")) {
                command.addSubcommand(noun, made.get());
            }
        });
        command.setOut(writer(console.out()));
        command.setErr(writer(console.err()));
        configure(command);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExpandAtFiles(false); // words of commands in gears may begin with '@'
        command.setUsageHelpAutoWidth(false);
        command.setParameterExceptionHandler(this::explainUsage);
        command.setExecutionExceptionHandler((fault, _, _) -> explain(fault));
        return command;
    }

    /** Reading the annotations of a command takes milliseconds, so that only those are made that are called. */
    private Map<String, Supplier<Object>> nouns(String... words) {
        var nouns = new LinkedHashMap<String, Supplier<Object>>();
        nouns.put("images", () -> isNamed(words) ? ImagesCommand.on(console, verb(words)) : ImagesCommand.bare());
        nouns.put("registry", () -> isNamed(words) ? RegistryCommand.on(console, verb(words)) : RegistryCommand.bare());
        nouns.put("server", () -> isNamed(words) ? ServerCommand.on(console, verb(words)) : ServerCommand.bare());
        nouns.put("app", () -> AppCommand.on(console, door));
        nouns.put("projects", () -> new ProjectsCommand(console, door));
        nouns.put("up", () -> new UpCommand(console, door));
        nouns.put("plan", () -> new PlanCommand(console, door));
        nouns.put("down", () -> new DownCommand(console, door));
        nouns.put("build", () -> new BuildCommand(console));
        nouns.put("rebuild", () -> new RebuildCommand(console));
        nouns.put("artifacts", () -> new ArtifactsCommand(console));
        nouns.put("usage", () -> new UsageCommand(console));
        nouns.put("ps", () -> new PsCommand(console, door));
        nouns.put("logs", () -> new LogsCommand(console, door));
        nouns.put("exec", () -> ExecCommand.on(console, door));
        nouns.put("run", () -> RunCommand.on(console, door));
        nouns.put("top", () -> new TopCommand(console, door));
        nouns.put("scale", () -> new ScaleCommand(console, door));
        nouns.put("stop", () -> ServicesCommand.stop(console, door));
        nouns.put("start", () -> ServicesCommand.start(console, door));
        nouns.put("rm", () -> new RemoveCommand(console, door));
        nouns.put("restart", () -> ServicesCommand.restart(console, door));
        nouns.put("replace", () -> new ReplaceCommand(console, door));
        nouns.put("releases", () -> ReleasesCommand.on(console, door));
        nouns.put("deploy", () -> new DeployCommand(console, door));
        nouns.put("deployments", () -> DeploymentsCommand.on(console, door));
        nouns.put("rollback", () -> new RollbackCommand(console, door));
        nouns.put("config", () -> ConfigCommand.on(console, door));
        nouns.put("stack", () -> StackCommand.on(console, door));
        nouns.put("volumes", () -> VolumesCommand.on(console, door));
        nouns.put("tokens", () -> TokensCommand.on(console));
        nouns.put("doctor", () -> new DoctorCommand(console));
        nouns.put("events", () -> new EventsCommand(console, door));
        nouns.put("login", () -> new LoginCommand(console));
        nouns.put("logout", () -> new LogoutCommand(console));
        nouns.put("completion", () -> new CompletionCommand(console));
        return nouns;
    }

    /** Whether the command line begins with a noun; without one only the nouns are shown. */
    private static boolean isNamed(String... words) {
        return words.length > 0 && !words[0].startsWith("-");
    }

    private static String verb(String... words) {
        return words.length > 1 ? words[1] : "";
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Every level answers {@code --help}, and a noun without a verb shows its verbs. */
    private static void configure(CommandLine command) {
        command.getCommandSpec().mixinStandardHelpOptions(true);
        command.getCommandSpec().versionProvider((IVersionProvider) Version::lines);
        command.getSubcommands().values().forEach(Slipway::configure);
    }

    /** {@code images:list} is {@code images list}. */
    private static String[] separateNounAndVerb(String... arguments) {
        if (arguments.length == 0 || arguments[0].startsWith("-") || !arguments[0].contains(":")) {
            return arguments;
        }
        var noun = arguments[0].split(":", 2);
        return Stream.concat(Stream.of(noun), Stream.of(arguments).skip(1)).toArray(String[]::new);
    }

    /** {@code slipway releases -n 3} is {@code slipway releases list -n 3}. */
    private static String[] withVerb(String... words) {
        var listed = words.length > 0 && LISTS.contains(words[0]);
        var verbless = words.length == 1 || (words.length > 1 && words[1].startsWith("-") && !HELP.contains(words[1]));
        return listed && verbless
                ? Stream.concat(Stream.of(words[0], "list"), Stream.of(words).skip(1))
                        .toArray(String[]::new)
                : words;
    }

    private int explainUsage(ParameterException fault, String[] arguments) {
        console.err().println("slipway: " + UsageFault.describe(fault));
        console.err().println("See '" + fault.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private int explain(Exception fault) {
        return switch (fault) {
            case InputException e -> fail(e, ExitCode.USAGE);
            case EngineUnreachableException e -> fail(e, ExitCode.USAGE);
            case EngineTooOldException e -> fail(e, ExitCode.USAGE);
            case EngineInterruptedException _ -> interrupted();
            case InterruptedException _ -> interrupted();
            case EngineException e -> fail(e, ExitCode.FAILED);
            case RegistryAnswerException e when isDenial(e) -> fail(e, ExitCode.DENIED);
            case ShipException e when isDenial(e.getCause()) -> fail(e, ExitCode.DENIED);
            case ApiException e -> fail(e, exitCode(e.status()));
            case IllegalArgumentException e -> fail(e, ExitCode.USAGE);
            case AbsentException e -> fail(e, ExitCode.NOT_FOUND);
            case RefusedException e -> fail(e, ExitCode.DENIED);
            case ConflictException e -> fail(e, ExitCode.CONFLICT);
            case DuplicateException e -> fail(e, ExitCode.CONFLICT);
            default -> fail(fault, ExitCode.FAILED);
        };
    }

    private static int exitCode(int status) {
        return switch (status) {
            case 400, 422 -> ExitCode.USAGE;
            case 401, 403 -> ExitCode.DENIED;
            case 504 -> ExitCode.TIMED_OUT;
            default -> ExitCode.FAILED;
        };
    }

    private static boolean isDenial(@Nullable Throwable fault) {
        return fault instanceof RegistryAnswerException answer && DENIALS.contains(answer.status());
    }

    private int interrupted() {
        console.err().println("interrupted");
        return ExitCode.INTERRUPTED;
    }

    private int fail(Exception fault, int exitCode) {
        console.err().println("slipway: " + (fault.getMessage() == null ? fault.toString() : fault.getMessage()));
        if (exitCode == ExitCode.FAILED && console.environment().containsKey("SLIPWAY_DEBUG")) {
            fault.printStackTrace(console.err());
        }
        return exitCode;
    }
}
