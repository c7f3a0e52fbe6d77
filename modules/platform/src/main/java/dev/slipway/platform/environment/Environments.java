package dev.slipway.platform.environment;

import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.FileSpec;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.config.ConfigEntry;
import dev.slipway.platform.config.GenerationRule;
import dev.slipway.platform.config.Generator;
import dev.slipway.platform.environment.Variable.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The environments of an application's services: what the service says, over it what the configuration says to all, over
 * it what it says to this service. A service that depends on another one gets what that publishes as
 * {@code SERVICE_NAME}, as the Compose Specification names the variables of providers, unless it has one of that name.
 *
 * <p>An entry that a file of the application stands for is given as that file only.
 */
public final class Environments {
    private final ApplicationSpec spec;
    private final Config config;
    private final Peers peers;
    private final Set<String> asFiles;
    private final Map<String, Map<String, ConfigEntry>> entries = new HashMap<>();

    /** Of this application with this configuration, whose gears are found there. */
    public Environments(ApplicationSpec spec, Config config, Peers peers) {
        this.spec = spec;
        this.config = config;
        this.peers = peers;
        this.asFiles = spec.files().values().stream()
                .filter(FileSpec.OfConfig.class::isInstance)
                .map(file -> ((FileSpec.OfConfig) file).entry())
                .collect(Collectors.toSet());
    }

    /** The variables of a service by name. */
    public Map<String, Variable> variables(String service) {
        var all = new TreeMap<String, Variable>();
        for (var dependency : spec.service(service).dependencies()) {
            var other = spec.services().get(dependency.service());
            if (other != null) {
                other.published()
                        .forEach(name -> variable(other, name, List.of(service))
                                .ifPresent(found -> all.put(linkedName(other.name(), name), found)));
            }
        }
        spec.service(service).environment().forEach((name, value) -> all.put(name, new Variable.Plain(value)));
        entries(service).values().forEach(entry -> {
            all.put(entry.name(), value(entry, service, Part.PRIVATE_KEY, List.of()));
            if (isPair(entry)) {
                all.put(entry.name() + Generator.PUBLIC, value(entry, service, Part.PUBLIC_KEY, List.of()));
            }
        });
        return all;
    }

    /** The contents of the files that a service sees, by their name in the application. */
    public Map<String, Variable> files(String service) {
        var all = new TreeMap<String, Variable>();
        for (var mount : spec.service(service).mounts()) {
            if (mount instanceof Mount.FileContent content) {
                var file = spec.files().get(content.file());
                if (file != null) {
                    all.put(content.file(), file(file, service));
                }
            }
        }
        return all;
    }

    /** The value of an entry of the configuration. */
    public Optional<Variable> entry(String service, String name) {
        return config.entries().stream()
                .filter(entry -> entry.service().equals(service) && entry.name().equals(name))
                .findFirst()
                .map(entry -> value(entry, service, Part.PRIVATE_KEY, List.of()));
    }

    /** The name under which a service gets a variable of another one: {@code DB_PASSWORD} for that of {@code db}. */
    public static String linkedName(String service, String name) {
        return service.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_" + name;
    }

    private Variable file(FileSpec file, String service) {
        return switch (file) {
            case FileSpec.Plain plain -> new Variable.Plain(plain.content());
            case FileSpec.OfConfig entry ->
                config.entries().stream()
                        .filter(one -> one.name().equals(entry.entry())
                                && one.service().isEmpty())
                        .findFirst()
                        .map(one -> value(one, service, Part.PRIVATE_KEY, List.of()))
                        .orElseGet(
                                () -> new Variable.Unknown("the configuration has no entry '" + entry.entry() + "'"));
        };
    }

    /** What a service is told beside its own words; entries of its own hide those for all. */
    private Map<String, ConfigEntry> entries(String service) {
        return entries.computeIfAbsent(service, _ -> {
            var own = new TreeMap<String, ConfigEntry>();
            for (var entry : config.entries()) {
                var forIt = entry.service().isEmpty()
                        ? !asFiles.contains(entry.name())
                        : entry.service().equals(service);
                if (forIt) {
                    own.put(entry.name(), entry); // entries for all come first
                }
            }
            return own;
        });
    }

    private Optional<Variable> variable(ServiceSpec service, String name, List<String> path) {
        var entry = entries(service.name()).get(name);
        if (entry != null) {
            return Optional.of(value(entry, service.name(), Part.PRIVATE_KEY, path));
        }
        var pair = name.endsWith(Generator.PUBLIC)
                ? entries(service.name()).get(name.substring(0, name.length() - Generator.PUBLIC.length()))
                : null;
        if (pair != null && isPair(pair)) {
            return Optional.of(value(pair, service.name(), Part.PUBLIC_KEY, path));
        }
        return Optional.ofNullable(service.environment().get(name)).map(Variable.Plain::new);
    }

    private Variable value(ConfigEntry entry, String service, Part part, List<String> path) {
        return switch (entry.value()) {
            case ConfigEntry.Value.Plain plain -> new Variable.Plain(plain.text());
            case ConfigEntry.Value.Secret secret ->
                new Variable.Concealed(place(entry), entry.revision(), secret.sealed(), Part.WHOLE);
            case ConfigEntry.Value.Generated generated ->
                new Variable.Concealed(
                        place(entry),
                        entry.revision(),
                        generated.sealed(),
                        Generator.makesPair(generated.rule()) ? part : Part.WHOLE);
            case ConfigEntry.Value.Linked linked -> linked(entry, linked, service, path);
            case ConfigEntry.Value.Aggregated aggregated -> aggregated(aggregated);
        };
    }

    private Variable linked(ConfigEntry entry, ConfigEntry.Value.Linked link, String service, List<String> path) {
        var here = service + "." + entry.name();
        var further = new ArrayList<>(path);
        further.add(here);
        if (path.contains(here)) {
            return new Variable.Unknown("entries stand for each other: " + String.join(" → ", further));
        }
        var other = spec.services().get(link.service());
        if (other == null) {
            return new Variable.Unknown(
                    entry.name() + " is that of service '" + link.service() + "', which does not exist");
        }
        return variable(other, link.variable(), further)
                .orElseGet(() -> new Variable.Unknown(entry.name() + " is '" + link.variable() + "' of service '"
                        + link.service() + "', which has no such variable"));
    }

    private Variable aggregated(ConfigEntry.Value.Aggregated aggregated) {
        var from = switch (aggregated.what()) {
            case HOSTS -> peers.hosts();
            case ADDRESSES -> peers.addresses();
        };
        var found = from.get(aggregated.service());
        return found == null
                ? new Variable.Unknown("where all gears of " + aggregated.service() + " are is not known yet")
                : new Variable.Plain(String.join(aggregated.delimiter(), found));
    }

    private String place(ConfigEntry entry) {
        return place(spec.name(), entry.service(), entry.name());
    }

    /** What the value of an entry is sealed for. */
    public static String place(String application, String service, String name) {
        return application + "/" + (service.isEmpty() ? name : service + "." + name);
    }

    private static boolean isPair(ConfigEntry entry) {
        return entry.value() instanceof ConfigEntry.Value.Generated(GenerationRule rule, var _)
                && Generator.makesPair(rule);
    }
}
