package dev.slipway.source.build;

import dev.slipway.source.contract.AllowedUsers;
import dev.slipway.source.contract.Injection;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How source is built.
 *
 * @param scripts how scripts are found and run
 * @param environment variables of the image beside those of the source
 * @param injections what scripts see during the build only
 * @param labels of the image beside the usual ones
 * @param incremental whether what the last build left is used again
 * @param clean whether every step is repeated, and nothing that was kept is used
 * @param pull when images are fetched
 * @param network network of scripts: default, host or none
 * @param hosts names with their addresses that scripts know, such as {@code db:10.0.0.2}
 * @param limits what scripts may use
 * @param timeout the longest it may take
 */
public record BuildSettings(
        Scripts scripts,
        Map<String, String> environment,
        List<Injection> injections,
        Map<String, String> labels,
        boolean incremental,
        boolean clean,
        PullPolicy pull,
        String network,
        List<String> hosts,
        Limits limits,
        Duration timeout) {
    private static final Duration USUAL_TIMEOUT = Duration.ofHours(1);

    /**
     * How scripts are found and run. What is empty is taken from the images.
     *
     * @param url where scripts are looked for first
     * @param destination folder of the builder that source and scripts are put into
     * @param user user of assemble and save-artifacts
     * @param runtimeUser user of assemble-runtime
     * @param allowed users that builds may run as
     */
    public record Scripts(String url, String destination, String user, String runtimeUser, AllowedUsers allowed) {
        /** As the images say. */
        public static Scripts usual() {
            return new Scripts("", "", "", "", AllowedUsers.all());
        }
    }

    /**
     * What scripts may use; 0 stands for no limit.
     *
     * @param memory bytes of all their processes together, as they are counted each second
     * @param cpus processors they run on
     */
    public record Limits(long memory, int cpus) {
        private static final int KIB = 1024;

        /** None. */
        public static Limits none() {
            return new Limits(0, 0);
        }

        boolean isNone() {
            return memory == 0 && cpus == 0;
        }

        /** As our script reads them: KiB and processors. */
        String line() {
            return memory / KIB + " " + cpus + "\n";
        }
    }

    /** Keeps copies; the environment in its order. */
    public BuildSettings {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        injections = List.copyOf(injections);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        hosts = List.copyOf(hosts);
    }

    /** As images and source say, within an hour. */
    public static BuildSettings usual() {
        return new BuildSettings(
                Scripts.usual(),
                Map.of(),
                List.of(),
                Map.of(),
                false,
                false,
                PullPolicy.IF_NOT_PRESENT,
                "default",
                List.of(),
                Limits.none(),
                USUAL_TIMEOUT);
    }

    /** The same with scripts found and run like that. */
    public BuildSettings with(Scripts other) {
        return new BuildSettings(
                other, environment, injections, labels, incremental, clean, pull, network, hosts, limits, timeout);
    }

    /** The same with these variables. */
    public BuildSettings withEnvironment(Map<String, String> variables) {
        return new BuildSettings(
                scripts, variables, injections, labels, incremental, clean, pull, network, hosts, limits, timeout);
    }

    /** The same with these injections. */
    public BuildSettings withInjections(List<Injection> files) {
        return new BuildSettings(
                scripts, environment, files, labels, incremental, clean, pull, network, hosts, limits, timeout);
    }

    /** The same, using again what the last build left. */
    public BuildSettings withIncremental() {
        return new BuildSettings(
                scripts, environment, injections, labels, true, clean, pull, network, hosts, limits, timeout);
    }

    /** The same, using nothing again. */
    public BuildSettings withClean() {
        return new BuildSettings(
                scripts, environment, injections, labels, false, true, pull, network, hosts, limits, timeout);
    }

    /** The same with these limits. */
    public BuildSettings withLimits(Limits other) {
        return new BuildSettings(
                scripts, environment, injections, labels, incremental, clean, pull, network, hosts, other, timeout);
    }

    /** The same within this time. */
    public BuildSettings withTimeout(Duration limit) {
        return new BuildSettings(
                scripts, environment, injections, labels, incremental, clean, pull, network, hosts, limits, limit);
    }

    /** The same, fetching images then. */
    public BuildSettings withPull(PullPolicy policy) {
        return new BuildSettings(
                scripts, environment, injections, labels, incremental, clean, policy, network, hosts, limits, timeout);
    }
}
