package dev.slipway.cli.source;

import dev.slipway.cli.output.Console;
import dev.slipway.source.build.BuildListener;

/** Shows a build as lines, unless it is to be quiet. */
record BuildView(Console console, boolean quiet) implements BuildListener {
    @Override
    public void stage(String what) {
        if (!quiet) {
            console.err().println(what + " …");
        }
    }

    @Override
    public void output(String line) {
        if (!quiet) {
            console.err().println("  | " + line);
        }
    }

    @Override
    public void remark(String text) {
        console.err().println("note: " + text);
    }
}
