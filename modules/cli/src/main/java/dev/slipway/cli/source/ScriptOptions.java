package dev.slipway.cli.source;

import dev.slipway.source.build.BuildSettings;
import dev.slipway.source.build.BuildSettings.Limits;
import dev.slipway.source.build.BuildSettings.Scripts;
import dev.slipway.source.build.PullPolicy;
import dev.slipway.source.contract.AllowedUsers;
import dev.slipway.source.contract.EnvironmentFile;
import dev.slipway.source.contract.Injection;
import dev.slipway.source.contract.ScriptsUrl;
import dev.slipway.yaml.Durations;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How source is built. */
final class ScriptOptions {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,6})([kmg])");
    private static final int BITS = 10;
    private static final Set<String> NETWORKS = Set.of("default", "host", "none");

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME=VALUE",
            description = "Variable of the image; the build sees it too.")
    private List<String> variables = List.of();

    @Option(
            names = {"-E", "--environment-file"},
            paramLabel = "FILE",
            description = "File with NAME=VALUE lines; they go before those of --env.")
    private @Nullable Path environmentFile;

    @Option(
            names = {"-i", "--inject"},
            paramLabel = "SRC[:DST]",
            description = "Files that scripts see in DST during the build, and that are in no image.")
    private List<String> injections = List.of();

    @Option(
            names = {"-s", "--scripts-url"},
            paramLabel = "URL",
            description = "Where scripts are looked for first: image:///PATH, file://PATH, http://… or https://…")
    private String scriptsUrl = "";

    @Option(
            names = {"-d", "--destination"},
            paramLabel = "DIR",
            description = "Folder of the builder that the source is put into (default: what the image says, or /tmp).")
    private String destination = "";

    @Option(
            names = "--assemble-user",
            paramLabel = "USER",
            description = "Who runs assemble and save-artifacts (default: what the image says).")
    private String assembleUser = "";

    @Option(
            names = "--assemble-runtime-user",
            paramLabel = "USER",
            description = "Who runs assemble-runtime (default: what the runtime image says).")
    private String runtimeUser = "";

    @Option(
            names = {"-u", "--allowed-uids"},
            paramLabel = "RANGES",
            description = "Users that scripts may run as, such as 1-500,1001-")
    private String allowedUids = "";

    @Option(
            names = {"-n", "--application-name"},
            paramLabel = "NAME",
            description = "Name of the application, kept as a label (default: TAG).")
    private String name = "";

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is, kept as a label.")
    private String description = "";

    @Option(names = "--label", paramLabel = "NAME=VALUE", description = "Label of the image.")
    private List<String> labels = List.of();

    @Option(
            names = "--incremental",
            description = "Use again what save-artifacts takes from the image of the last build.")
    private boolean incremental;

    @Option(names = "--clean", description = "Repeat every step, with empty caches, even when nothing has changed.")
    private boolean clean;

    @Option(
            names = {"-p", "--pull-policy"},
            paramLabel = "WHEN",
            defaultValue = "if-not-present",
            description = "always, never or if-not-present (default: ${DEFAULT-VALUE}).")
    private String pull = "";

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            defaultValue = "default",
            description = "Network of scripts: default, host or none.")
    private String network = "";

    @Option(names = "--add-host", paramLabel = "HOST:IP", description = "Name that scripts know.")
    private List<String> hosts = List.of();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "Memory of all processes of a script together, such as 512m or 2g; they are ended above it.")
    private String memory = "";

    @Option(
            names = "--cpus",
            paramLabel = "N",
            defaultValue = "0",
            description = "Processors that scripts run on (default: all).")
    private int cpus;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "1h",
            description = "The longest it may take, such as 90s or 20m (default: ${DEFAULT-VALUE}).")
    private String timeout = "";

    /** As chosen, checked; paths stand in this folder. */
    BuildSettings read(Path folder) {
        if (incremental && clean) {
            throw new InputException("--incremental uses again what --clean throws away; take one of them");
        }
        if (!NETWORKS.contains(network)) {
            throw new InputException("--network: '" + network + "' is not default, host or none");
        }
        if (!scriptsUrl.isEmpty()) {
            ScriptsUrl.parse(scriptsUrl, folder);
        }
        return new BuildSettings(
                new Scripts(scriptsUrl, destination, assembleUser, runtimeUser, AllowedUsers.parse(allowedUids)),
                environment(folder),
                injections.stream().map(one -> Injection.parse(one, folder)).toList(),
                labels(),
                incremental,
                clean,
                policy(),
                network,
                hosts,
                limits(),
                time());
    }

    private Map<String, String> environment(Path folder) {
        var all = new LinkedHashMap<String, String>();
        if (environmentFile != null) {
            try {
                all.putAll(EnvironmentFile.parse(Files.readString(folder.resolve(environmentFile))));
            } catch (IOException e) {
                throw new InputException(environmentFile, "cannot be read: " + e.getMessage());
            }
        }
        variables.forEach(one -> put(all, "--env", one));
        return all;
    }

    private Map<String, String> labels() {
        var all = new TreeMap<String, String>();
        if (!name.isEmpty()) {
            all.put("io.k8s.display-name", name);
        }
        if (!description.isEmpty()) {
            all.put("io.k8s.description", description);
        }
        labels.forEach(one -> put(all, "--label", one));
        return all;
    }

    private static void put(Map<String, String> all, String option, String text) {
        var equals = text.indexOf('=');
        if (equals < 1) {
            throw new InputException(option + ": '" + text + "' is not NAME=VALUE");
        }
        all.remove(text.substring(0, equals));
        all.put(text.substring(0, equals), text.substring(equals + 1));
    }

    private PullPolicy policy() {
        return switch (pull) {
            case "always" -> PullPolicy.ALWAYS;
            case "never" -> PullPolicy.NEVER;
            case "if-not-present" -> PullPolicy.IF_NOT_PRESENT;
            default -> throw new InputException("--pull-policy: '" + pull + "' is not always, never or if-not-present");
        };
    }

    private Limits limits() {
        if (cpus < 0) {
            throw new InputException("--cpus: '" + cpus + "' is less than none");
        }
        if (memory.isEmpty()) {
            return new Limits(0, cpus);
        }
        var parts = SIZE.matcher(memory);
        if (!parts.matches()) {
            throw new InputException("--memory: '" + memory + "' is no size; expected something like 512m or 2g");
        }
        var unit = "kmg".indexOf(parts.group(2)) + 1;
        return new Limits(Long.parseLong(parts.group(1)) << (BITS * unit), cpus);
    }

    private Duration time() {
        try {
            return Durations.parse(timeout);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--timeout: " + e.getMessage(), e);
        }
    }
}
