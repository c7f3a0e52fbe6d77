package dev.slipway.cli.deployments;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.release.Deployment;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code slipway deployments}: attempts to make a release current. */
@Command(name = "deployments", description = "List the deployments of an application, show one, cancel one.")
public final class DeploymentsCommand {
    private DeploymentsCommand() {}

    /** The command with all its verbs. */
    public static CommandLine on(Console console, PlatformDoor door) {
        return new CommandLine(new DeploymentsCommand())
                .addSubcommand(new DeploymentListCommand(console, door))
                .addSubcommand(new DeploymentInfoCommand(console, door))
                .addSubcommand(new DeploymentCancelCommand(console, door));
    }

    /** In one word. */
    static String state(Deployment deployment) {
        return deployment.state().name().toLowerCase(Locale.ROOT);
    }

    /** The number of a deployment as users write it. */
    static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("'" + text + "' is not a deployment; expected a number such as 3, as"
                    + " 'slipway deployments list' shows it");
        }
        return Integer.parseInt(text);
    }

    /** The deployment of this number. */
    static Deployment find(Platform platform, String application, int id) {
        return platform.deployments(application, Integer.MAX_VALUE).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new AbsentException("'" + application + "' has no deployment " + id));
    }
}
