package dev.slipway.cli.source;

import dev.slipway.source.input.SourceLocation;
import dev.slipway.source.input.SourceRequest;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which source is built. */
final class SourceOptions {
    @Option(
            names = {"-r", "--ref"},
            paramLabel = "REF",
            description = "Branch, tag or commit, which may be abbreviated.")
    private String ref = "";

    @Option(
            names = "--context-dir",
            paramLabel = "DIR",
            description = "Folder within the source that is its root; its .s2i and .s2iignore count.")
    private String contextDir = "";

    @Option(
            names = {"--working-tree", "-c", "--copy"},
            description = "Build what lies in the folder, committed or not.")
    private boolean workingTree;

    @Option(names = "--ignore-submodules", description = "Leave out submodules.")
    private boolean ignoreSubmodules;

    /** As chosen of this source, where paths stand in this folder. */
    SourceRequest read(String source, Path folder) {
        var request = SourceRequest.of(SourceLocation.parse(source, folder))
                .withRef(ref)
                .withContextDir(contextDir);
        request = workingTree ? request.withWorkingTree() : request;
        return ignoreSubmodules ? request.withoutSubmodules() : request;
    }
}
