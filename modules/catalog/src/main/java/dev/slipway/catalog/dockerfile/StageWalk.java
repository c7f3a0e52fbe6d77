package dev.slipway.catalog.dockerfile;

import dev.slipway.catalog.dockerfile.Dockerfile.Reference;
import dev.slipway.yaml.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One pass over the instructions of a Dockerfile, in which names of images are told from names of build stages. */
final class StageWalk {
    private static final String NOTHING = "scratch";

    private final Path file;
    private final Map<String, String> arguments;
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, Optional<Reference>> bases = new HashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private int stages;
    private Optional<Reference> base = Optional.empty();

    StageWalk(Dockerfile dockerfile, Map<String, String> arguments) {
        this.file = dockerfile.file();
        this.arguments = arguments;
        dockerfile.instructions().forEach(this::visit);
    }

    List<Reference> references() {
        return references;
    }

    /** The image below the last stage, if there is one. */
    Optional<Reference> base() {
        return base;
    }

    private void visit(Instruction instruction) {
        if (instruction.is("FROM")) {
            begin(instruction);
        } else if (instruction.is("ARG") && stages == 0) {
            instruction.plainWords().forEach(word -> declare(word.text()));
        } else {
            instruction.imageFlags().forEach(word -> stageOrReference(word, word.text()));
        }
    }

    private void begin(Instruction from) {
        var name = from.plainWords().getFirst();
        base = stageOrReference(name, expand(name));
        bases.put(Integer.toString(stages++), base);
        from.stageName().ifPresent(stage -> bases.put(stage, base));
    }

    /** What the stage of that name stands on; without such a stage the name is that of an image. */
    private Optional<Reference> stageOrReference(Instruction.Word word, String image) {
        var stage = bases.get(image.toLowerCase(Locale.ROOT));
        if (stage != null || image.equals(NOTHING)) {
            return stage == null ? Optional.empty() : stage;
        }
        var reference = new Reference(word.line(), word.start(), word.end(), image);
        references.add(reference);
        return Optional.of(reference);
    }

    private void declare(String argument) {
        var equals = argument.indexOf('=');
        var name = equals < 0 ? argument : argument.substring(0, equals);
        var fallback = equals < 0 ? "" : Instruction.unquote(argument.substring(equals + 1));
        variables.put(name, arguments.getOrDefault(name, Variables.expand(fallback, variables)));
    }

    private String expand(Instruction.Word word) {
        var expanded = Variables.expand(Instruction.unquote(word.text()), variables);
        if (expanded.isEmpty()) {
            throw new InputException(
                    file, word.line(), "FROM " + word.text() + ": the build argument has no value; give it a default");
        }
        return expanded;
    }
}
