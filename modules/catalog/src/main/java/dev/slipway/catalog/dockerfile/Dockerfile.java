package dev.slipway.catalog.dockerfile;

import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
        } catch (MalformedInputException e) {
            throw new InputException(file, "not UTF-8 text");
        } catch (IOException e) {
            throw new InputException(file, "cannot be read: " + e.getMessage());
        }
    }

    /** Reads a text; throws {@link InputException} when it has no {@code FROM}, or one without a name. */
    public static Dockerfile parse(Path file, String text) {
        var instructions = new InstructionScanner(text).scan();
        if (instructions.stream().noneMatch(instruction -> instruction.is("FROM"))) {
            throw new InputException(file, "has no FROM instruction");
        }
        for (var from : instructions) {
            if (from.is("FROM") && from.plainWords().isEmpty()) {
                throw new InputException(file, from.line(), "FROM names no image");
            }
        }
        return new Dockerfile(file, text, instructions);
    }

    /**
     * The images it names in {@code FROM}, {@code COPY --from} and {@code RUN --mount=from}, in order.
     *
     * @param arguments build arguments, which win over the defaults of {@code ARG} before the first {@code FROM}
     */
    public List<Reference> references(Map<String, String> arguments) {
        return new StageWalk(this, arguments).references();
    }

    /** The image that its last stage stands on, through stages of the same file; none for {@code scratch}. */
    public Optional<Reference> base(Map<String, String> arguments) {
        return new StageWalk(this, arguments).base();
    }

    /** The text with every image that it names replaced; the function gets the name and returns the new one. */
    public String withImages(Map<String, String> arguments, Function<String, String> replacement) {
        var replaced = new StringBuilder(text);
        for (var reference : references(arguments).reversed()) {
            replaced.replace(reference.start(), reference.end(), replacement.apply(reference.image()));
        }
        return replaced.toString();
    }

    /** The text with a line added at the beginning of each stage. */
    public String withStageLine(String added) {
        var result = new StringBuilder(text);
        for (var from : instructions.reversed()) {
            if (from.is("FROM")) {
                var end = text.indexOf('\n', from.words().getLast().end());
                result.insert(end < 0 ? text.length() : end, "\n" + added);
            }
        }
        return result.toString();
    }

    /** As {@link #aptWords()}, for what stands after a {@code RUN}. */
    public static Set<String> aptWords(String step) {
        return AptCalls.isIn(step) ? AptCalls.words(step) : Set.of();
    }

    /**
     * The words that its calls of apt may name packages with: those of each {@code RUN} that calls it, and of all
     * {@code ARG} and {@code ENV}, as variables may stand for names. None when nothing calls apt.
     */
    public Set<String> aptWords() {
        if (instructions.stream().noneMatch(Instruction::callsApt)) {
            return Set.of();
        }
        var words = new TreeSet<String>();
        instructions.stream()
                .filter(instruction -> instruction.callsApt() || instruction.is("ARG") || instruction.is("ENV"))
                .forEach(instruction -> words.addAll(AptCalls.words(instruction.content())));
        return words;
    }

    /**
     * The text with flags added to each {@code RUN} that calls apt, and a line before the first of them in each stage.
     *
     * @param flags such as {@code --mount=…}, without blanks around them
     */
    public String withAptCalls(String line, String flags) {
        var result = new StringBuilder(text);
        for (var run : instructions.reversed()) {
            if (run.callsApt()) {
                result.insert(run.words().getFirst().start(), flags + " ");
                if (isFirstAptCallOfItsStage(run)) {
                    result.insert(run.start(), line + "\n");
                }
            }
        }
        return result.toString();
    }

    private boolean isFirstAptCallOfItsStage(Instruction run) {
        return instructions.subList(0, instructions.indexOf(run)).reversed().stream()
                .takeWhile(instruction -> !instruction.is("FROM"))
                .noneMatch(Instruction::callsApt);
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
}
