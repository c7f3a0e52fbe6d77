package dev.slipway.cli.config;

import picocli.CommandLine.Option;

/** Which service an entry is for. */
final class ServiceOption {
    @Option(
            names = {"-s", "--service"},
            paramLabel = "SERVICE",
            defaultValue = "",
            description = "Only for this service (default: for all).")
    private String service = "";

    String name() {
        return service;
    }
}
