package dev.slipway.cli.images;

import picocli.CommandLine.Option;

/** How a listing is printed. */
final class OutputOptions {
    /** For people, or for programs. */
    enum Format {
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

    @Option(
            names = {"-q", "--quiet"},
            description = "Print names only.")
    private boolean quiet;

    boolean isJson() {
        return format == Format.JSON;
    }

    boolean isQuiet() {
        return quiet;
    }
}
