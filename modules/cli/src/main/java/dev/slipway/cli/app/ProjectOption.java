package dev.slipway.cli.app;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.Author;
import dev.slipway.compose.ComposeProject;
import dev.slipway.compose.application.ComposeApplication;
import dev.slipway.platform.api.ConfigChange;
import dev.slipway.platform.api.DeployRequest;
import java.util.List;
import picocli.CommandLine.Option;

/** Which project an application belongs to, and what is asked for in its name. */
final class ProjectOption {
    @Option(
            names = "--project",
            paramLabel = "PROJECT",
            defaultValue = "",
            description = "Project of the application when it is new (default: 'default').")
    private String project = "";

    /** What a Compose project asks for. */
    DeployRequest request(ComposeProject compose, Console console, boolean supersede, String reason) {
        var application = ComposeApplication.of(compose, console.environment());
        List<ConfigChange> secrets = application.secrets().entrySet().stream()
                .<ConfigChange>map(entry -> new ConfigChange.Secret("", entry.getKey(), entry.getValue()))
                .toList();
        return new DeployRequest(application.spec(), project, secrets, supersede, Author.of(console), reason);
    }
}
