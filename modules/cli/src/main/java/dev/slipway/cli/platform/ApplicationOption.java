package dev.slipway.cli.platform;

import dev.slipway.cli.output.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which application a command is about. */
public final class ApplicationOption {
    static final String VARIABLE = "SLIPWAY_APP";

    @Option(
            names = {"-a", "--app"},
            paramLabel = "NAME",
            description = "The application (default: $" + VARIABLE + ", or that of the Compose file here).")
    private @Nullable String name;

    /** Its name; throws {@link IllegalArgumentException} when nothing says which. */
    public String name(Console console) {
        if (name != null) {
            return name;
        }
        var variable = console.environment().getOrDefault(VARIABLE, "");
        return variable.isEmpty() ? ComposeOptions.nameHere(console) : variable;
    }
}
