package dev.slipway.cli.source;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.source.artifact.Artifact;
import dev.slipway.source.artifact.ArtifactJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "artifacts", description = "List what was built from source on this machine, or show all about one.")
public final class ArtifactsCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int DIGITS = 12;

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "ARTIFACT",
            description = "Its tag, or its id, of which some digits are enough.")
    private @Nullable String artifact;

    @Option(
            names = {"-q", "--quiet"},
            description = "Ids only.")
    private boolean quiet;

    @Mixin
    private OutputOptions output;

    /** Works on this console. */
    public ArtifactsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var session = SourceSession.open(console)) {
            return artifact == null ? list(session.artifacts().list()) : show(session, artifact);
        }
    }

    private int list(List<Artifact> artifacts) {
        if (quiet) {
            artifacts.forEach(one -> console.out().println(one.built().id()));
        } else if (output.isJson()) {
            var json = JSON.createArrayNode();
            artifacts.forEach(one -> json.add(ArtifactJson.json(one)));
            console.json(json);
        } else {
            console.out().print(table(artifacts));
        }
        return ExitCode.DONE;
    }

    private static String table(List<Artifact> artifacts) {
        var table = new Table("IMAGE", "ID", "BUILT", "TOOK", "SOURCE", "COMMIT", "BUILDER");
        var now = Instant.now();
        for (var artifact : artifacts) {
            var built = artifact.built();
            var commit = built.revision().ofCommit().map(one -> shortened(one.id()));
            table.add(
                    built.tag().isEmpty() ? "-" : built.tag(),
                    shortened(built.id().replace("sha256:", "")),
                    Humane.age(Duration.between(built.time(), now)),
                    Humane.time(built.duration()),
                    built.revision().location(),
                    commit.map(id -> built.revision().isExact() ? id : id + " changed")
                            .orElse("-"),
                    built.builder().title());
        }
        return table.toString();
    }

    private int show(SourceSession session, String name) {
        var found = session.artifacts().find(name);
        if (found.isEmpty()) {
            console.err().println("slipway: there is no artifact '" + name + "'; 'slipway artifacts' lists all");
            return ExitCode.NOT_FOUND;
        }
        console.json(ArtifactJson.json(found.get()));
        return ExitCode.DONE;
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(DIGITS, id.length()));
    }
}
