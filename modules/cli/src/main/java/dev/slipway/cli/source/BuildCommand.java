package dev.slipway.cli.source;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.oci.ImageReference;
import dev.slipway.source.build.Callback;
import dev.slipway.source.build.SourceBuildException;
import dev.slipway.yaml.InputException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "build",
        description = {
            "Build an image from source, with any S2I builder image.",
            "What was built, from which commit and with what is kept; 'slipway artifacts' shows it."
        })
public final class BuildCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description =
                    "Address of a git repository, a folder, an archive (.tar, .tar.gz, .zip, …) or a .war or .jar; of a folder"
                            + " in a git repository its last commit is built. #REF behind it is --ref.")
    private String place = "";

    @Parameters(index = "1", paramLabel = "IMAGE", description = "Builder image: any image with S2I scripts.")
    private String image = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "TAG", description = "Name of the image, such as hello:1.")
    private String tag = "";

    @Mixin
    private SourceOptions source;

    @Mixin
    private BuilderOptions builder;

    @Mixin
    private ScriptOptions scripts;

    @Option(
            names = "--as-dockerfile",
            paramLabel = "DIR",
            description = "Build nothing; write the Dockerfile and all that it needs into a folder.")
    private @Nullable Path asDockerfile;

    @Option(
            names = "--callback-url",
            paramLabel = "URL",
            description = "Server that is told how it ended, by POST of {\"success\": …, \"labels\": {…}}.")
    private String callback = "";

    @Option(names = "--run", description = "Run the image afterwards, with all its ports published, until Ctrl-C.")
    private boolean run;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the id of the image only; what scripts print is shown when they fail.")
    private boolean quiet;

    @Mixin
    private OutputOptions output;

    /** Works on this console. */
    public BuildCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var folder = Path.of("").toAbsolutePath().resolve(console.folder());
        requireTag();
        if (asDockerfile != null && run) {
            throw new InputException("--as-dockerfile builds nothing that --run could run; take one of them");
        }
        var wanted = source.read(place, folder);
        var with = builder.read(image);
        var settings = scripts.read(folder);
        var told = callback.isEmpty() ? null : Callback.parse(callback);
        try (var session = SourceSession.open(console)) {
            var build = new BuildRun(session, quiet, output.isJson());
            if (asDockerfile != null) {
                build.of(wanted, with, tag, settings).write(folder.resolve(asDockerfile));
                return ExitCode.DONE;
            }
            var built = told == null
                    ? build.build(wanted, with, tag, settings)
                    : build.tell(told, () -> build.build(wanted, with, tag, settings));
            return run ? new ImageRun(session).run(built.id()) : ExitCode.DONE;
        } catch (SourceBuildException e) {
            return BuildRun.explain(console, e, quiet);
        }
    }

    private void requireTag() {
        if (!tag.isEmpty() && ImageReference.parse(tag).digest() != null) {
            throw new InputException("'" + tag + "' has a digest, which no image can be given; write a tag");
        }
    }
}
