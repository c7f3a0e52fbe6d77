package dev.slipway.cli.registry;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "status", description = "Show whether the registry runs, and where; exit code 3 when there is none.")
final class StatusCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private NameOption name;

    @Mixin
    private OutputOptions output;

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var engine = Engine.open(EngineAddress.fromEnvironment(console.environment()))) {
            var found = new LocalRegistry(engine, name.name()).state();
            if (output.isJson()) {
                var json =
                        JsonNodeFactory.instance.objectNode().put("version", 1).put("name", name.name());
                found.ifPresentOrElse(state -> describe(json, state), () -> json.put("state", "absent"));
                console.json(json);
            } else if (found.isPresent()) {
                console.out().println(sentence(found.get()));
            } else {
                console.err().println("no registry '" + name.name() + "'; start one with 'slipway registry start'");
            }
            return found.isPresent() ? ExitCode.DONE : ExitCode.NOT_FOUND;
        }
    }

    private static void describe(ObjectNode json, LocalRegistry.State state) {
        json.put("state", state.container().state().status())
                .put("health", state.container().state().health())
                .put("registry", state.registry())
                .put("port", state.port())
                .put("image", state.container().image())
                .put("imageId", state.container().imageId())
                .put("container", state.container().id())
                .put("volume", state.container().name());
    }

    private static String sentence(LocalRegistry.State state) {
        var container = state.container();
        return state.running()
                ? "the registry runs at " + state.registry() + ", image " + container.image() + ", volume "
                        + container.name()
                : "the registry does not run: its container '" + container.name() + "' is "
                        + container.state().status() + "; start it with 'slipway registry start'";
    }
}
