package dev.slipway.cli.output;

import picocli.CommandLine.Option;

/** How a listing is printed. */
public final class OutputOptions {
    /** For people, or for programs. */
    public enum Format {
        /** Aligned columns. */
        TEXT,
        /** One JSON document with stable field names. */
        JSON
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    public boolean isJson() {
        return format == Format.JSON;
    }
}
