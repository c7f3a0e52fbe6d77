package dev.slipway.cli.output;

import dev.slipway.cli.terminal.Terminal;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a command sees of the outside: where it was called, with which environment, and where it prints. Results go to
 * {@code out}, progress and errors to {@code err}.
 *
 * @param in what it is given to read; the caller closes it
 * @param folder the working folder
 * @param terminal how wide the terminal behind {@code err} is; 0 when there is none
 * @param device the terminal itself
 * @param home the folder of Slipway itself, with its own catalogue in {@code images}; empty when nobody told
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path folder,
        int terminal,
        Terminal device,
        Path home) {
    private static final JsonMapper JSON = new JsonMapper();

    /** A result as indented JSON. */
    public void json(JsonNode json) {
        out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
    }

    /** Whether progress may be drawn in colour. */
    public boolean isColourful() {
        return terminal > 0 && isColourWished();
    }

    /** Whether results may be printed in colour. */
    public boolean isOutColourful() {
        return device.prints() && isColourWished();
    }

    private boolean isColourWished() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
