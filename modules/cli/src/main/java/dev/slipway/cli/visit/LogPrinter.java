package dev.slipway.cli.visit;

import dev.slipway.cli.output.Console;
import dev.slipway.platform.output.GearLine;
import dev.slipway.platform.output.LogListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;

/** Prints lines of gears, each behind the name of its gear. */
final class LogPrinter implements LogListener {
    /** Codes of colours that can be read on dark and on light ground (ECMA-48, SGR). */
    private static final List<Integer> COLOURS = List.of(36, 33, 32, 35, 34, 96, 93, 92, 95, 94);

    private final Console console;
    private final Style style;
    private final Map<String, Integer> colours = new HashMap<>();
    private int width;

    /**
     * How lines are printed.
     *
     * @param json as JSON, one document a line
     * @param prefix with the name of the gear
     * @param colour the name in colour
     * @param time with the time
     * @param atOnce each line at once, rather than many together
     */
    record Style(boolean json, boolean prefix, boolean colour, boolean time, boolean atOnce) {}

    /** The end of the pipe is closed. */
    static final class NobodyReadsException extends RuntimeException {}

    LogPrinter(Console console, Style style) {
        this.console = console;
        this.style = style;
    }

    /** Leaves as much room for the name of a gear. */
    void makeRoom(String name) {
        width = Math.max(width, name.length());
    }

    @Override
    public void line(GearLine line) {
        console.out().println(style.json() ? json(line) : text(line));
        if (style.atOnce() && console.out().checkError()) {
            throw new NobodyReadsException();
        }
    }

    @Override
    public void note(String sentence) {
        console.out().flush();
        console.err().println("slipway: " + sentence);
        console.err().flush();
    }

    private String text(GearLine line) {
        return (style.prefix() ? prefix(line.gear().local()) : "")
                + (style.time() ? line.time() + " " : "")
                + line.text();
    }

    private String prefix(String name) {
        makeRoom(name);
        var padded = name + " ".repeat(width - name.length()) + "  | ";
        var colour = colours.computeIfAbsent(name, _ -> COLOURS.get(colours.size() % COLOURS.size()));
        return style.colour() ? "\u001b[" + colour + "m" + padded + "\u001b[0m" : padded;
    }

    private static String json(GearLine line) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", 1)
                .put("gear", line.gear().local())
                .put("container", line.container())
                .put("release", line.release())
                .put("time", line.time().toString())
                .put("stream", line.error() ? "stderr" : "stdout")
                .put("text", line.text())
                .toString();
    }
}
