package dev.slipway.catalog.dockerfile;

import dev.slipway.catalog.yaml.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A Dockerfile as far as a tree of images needs to understand it: which images it stands on, and its labels. Follows
 * the Dockerfile reference: parser directives, line continuation, here-documents, build stages, {@code ARG} before the
 * first {@code FROM}.
 *
 * @param file where it was read from, for messages
 * @param text unchanged
 */
public record Dockerfile(Path file, String text, List<Instruction> instructions) {

    /**
     * A place in the text that names an image which is not a stage of the same file.
     *
     * @param start offset of the first character
     * @param end offset after the last one
     * @param image the name with build arguments replaced
     */
    public record Reference(int line, int start, int end, String image) {}

    /** Keeps a copy of the instructions. */
    public Dockerfile {
        instructions = List.copyOf(instructions);
    }

    /** Reads a file; throws {@link InputException} when it is not a Dockerfile. */
    public static Dockerfile read(Path file) {
        try {
            return parse(file, Files.readString(file));
        } catch (IOException e) {
            throw new InputException(file, "cannot be read as text: " + e.getMessage());
        }
    }

    /** Reads a text; throws {@link InputException} when it has no {@code FROM}. */
    public static Dockerfile parse(Path file, String text) {
        var instructions = new InstructionScanner(text).scan();
        if (instructions.stream().noneMatch(instruction -> instruction.is("FROM"))) {
            throw new InputException(file, "has no FROM instruction");
        }
        return new Dockerfile(file, text, instructions);
    }

    /**
     * The images it names in {@code FROM}, {@code COPY --from} and {@code RUN --mount=from}, in order.
     *
     * @param arguments build arguments, which win over the defaults of {@code ARG} before the first {@code FROM}
     */
    public List<Reference> references(Map<String, String> arguments) {
        var references = new ArrayList<Reference>();
        var stages = new HashSet<String>();
        var variables = new HashMap<String, String>();
        var from = 0;
        for (var instruction : instructions) {
            if (instruction.is("FROM")) {
                var name = instruction.plainWords().getFirst();
                var image = expand(name, variables);
                if (!stages.contains(image.toLowerCase(Locale.ROOT)) && !image.equals("scratch")) {
                    references.add(new Reference(name.line(), name.start(), name.end(), image));
                }
                stages.add(Integer.toString(from++));
                instruction.stageName().ifPresent(stages::add);
            } else if (instruction.is("ARG") && from == 0) {
                instruction.plainWords().forEach(word -> declare(word.text(), variables, arguments));
            } else {
                instruction.imageFlags().stream()
                        .filter(word -> !stages.contains(word.text().toLowerCase(Locale.ROOT)))
                        .forEach(word ->
                                references.add(new Reference(word.line(), word.start(), word.end(), word.text())));
            }
        }
        return references;
    }

    /** The text with every image that it names replaced; the function gets the name and returns the new one. */
    public String withImages(Map<String, String> arguments, Function<String, String> replacement) {
        var replaced = new StringBuilder(text);
        for (var reference : references(arguments).reversed()) {
            replaced.replace(reference.start(), reference.end(), replacement.apply(reference.image()));
        }
        return replaced.toString();
    }

    /** The labels that its last stage sets; values with variables are taken as they are written. */
    public Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        for (var instruction : instructions) {
            if (instruction.is("FROM")) {
                labels.clear();
            } else if (instruction.is("LABEL")) {
                labels.putAll(instruction.pairs());
            }
        }
        return labels;
    }

    private static void declare(String argument, Map<String, String> variables, Map<String, String> arguments) {
        var equals = argument.indexOf('=');
        var name = equals < 0 ? argument : argument.substring(0, equals);
        var fallback = equals < 0 ? "" : Instruction.unquote(argument.substring(equals + 1));
        variables.put(name, arguments.getOrDefault(name, fallback));
    }

    private String expand(Instruction.Word word, Map<String, String> variables) {
        var expanded = Variables.expand(Instruction.unquote(word.text()), variables);
        if (expanded.isEmpty()) {
            throw new InputException(
                    file, word.line(), "FROM " + word.text() + ": the build argument has no value; give it a default");
        }
        return expanded;
    }
}
