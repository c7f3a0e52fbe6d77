package dev.slipway.source.build;

import dev.slipway.source.build.SourceBuildException.Kind;
import dev.slipway.source.input.SourceTree;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What goes with a builder image whose {@code ONBUILD} instructions do the work. */
record TriggeredBuild(StageImage image, Builder builder, BuildSettings settings) {
    private static final Pattern PROGRAM = Pattern.compile("(run|start|exec|execute)(\\.sh)?");

    /** Refuses what these instructions know nothing of, and their users that are not allowed. */
    void requirePossible() {
        if (builder.isExtended()
                || !builder.caches().isEmpty()
                || !settings.injections().isEmpty()) {
            throw SourceBuildException.refused("builder image " + image.name()
                    + " builds by ONBUILD instructions, which know no runtime image, no cache and nothing injected");
        }
        for (var trigger : image.triggers()) {
            var words = List.of(trigger.strip().split("\\s+", 2));
            if (words.getFirst().equalsIgnoreCase("USER")
                    && !settings.scripts().allowed().permits(words.getLast())) {
                throw new SourceBuildException(
                        Kind.DENIED,
                        "'ONBUILD " + trigger + "' of " + image.name() + " is not permitted by --allowed-uids "
                                + settings.scripts().allowed().text(),
                        List.of(),
                        null);
            }
        }
    }

    /** The first program of the source that is named as one that runs it; empty for what the image says. */
    String program(SourceTree source) {
        var found = source.paths().stream()
                .filter(path -> path.getNameCount() == 1
                        && PROGRAM.matcher(path.toString()).matches())
                .filter(path -> isProgram(source.root().resolve(path)))
                .map(Path::toString)
                .findFirst();
        var config = image.details().config();
        if (found.isEmpty() && config.command().isEmpty() && config.entrypoint().isEmpty()) {
            throw SourceBuildException.refused("neither the source nor " + image.name()
                    + " has anything to run; put an executable 'run' into the source");
        }
        return found.orElse("");
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.isExecutable(file);
    }
}
