package dev.slipway.cli.catalog;

import dev.slipway.catalog.build.BuildOptions;
import dev.slipway.yaml.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command that builds goes about it. */
public final class BuildingOptions {
    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "Images built at the same time (default: cores + 2).")
    private @Nullable Integer jobs;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "The longest one image may take, such as 90s or 20m (default: 1h).")
    private @Nullable String timeout;

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "Attempts after the first one for causes that pass, such as a mirror's 503 (default: 2).")
    private @Nullable Integer retries;

    /** As chosen, checked. */
    public BuildOptions read() {
        var usual = BuildOptions.ofThisMachine();
        return new BuildOptions(
                jobs == null ? usual.jobs() : jobs,
                timeout == null ? usual.timeout() : limit(timeout),
                retries == null ? usual.retries() : retries);
    }

    private static Duration limit(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--timeout: " + e.getMessage(), e);
        }
    }
}
