package dev.slipway.cli.registry;

import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which registry of this machine. */
final class NameOption {
    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "slipway-registry",
            description = "Name of its container and volume (default: ${DEFAULT-VALUE}).")
    private String name = "";

    String name() {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "--name: '" + name + "' is no name of a container; expected letters, digits, '_', '.' and '-'");
        }
        return name;
    }
}
