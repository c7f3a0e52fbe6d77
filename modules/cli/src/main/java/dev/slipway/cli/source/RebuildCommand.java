package dev.slipway.cli.source;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.oci.ImageReference;
import dev.slipway.source.artifact.Rebuild;
import dev.slipway.source.build.SourceBuildException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rebuild",
        description = {
            "Build an artifact again, just as it was built: the same commit, the same images, the same settings.",
            "Nothing is taken from caches."
        })
public final class RebuildCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "ARTIFACT",
            description = "Its tag, or its id, of which some digits are enough.")
    private String artifact = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "TAG", description = "Another name for what is built.")
    private String tag = "";

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the id of the image only; what scripts print is shown when they fail.")
    private boolean quiet;

    @Mixin
    private OutputOptions output;

    /** Works on this console. */
    public RebuildCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!tag.isEmpty()) {
            ImageReference.parse(tag);
        }
        try (var session = SourceSession.open(console)) {
            var found = session.artifacts().find(artifact);
            if (found.isEmpty()) {
                console.err()
                        .println("slipway: '" + artifact
                                + "' was not built from source here; 'slipway artifacts' lists what was");
                return ExitCode.NOT_FOUND;
            }
            var again = Rebuild.of(found.get());
            new BuildRun(session, quiet, output.isJson())
                    .build(
                            again.source(),
                            again.builder(),
                            tag.isEmpty() ? found.get().built().tag() : tag,
                            again.settings());
            return ExitCode.DONE;
        } catch (SourceBuildException e) {
            return BuildRun.explain(console, e, quiet);
        }
    }
}
