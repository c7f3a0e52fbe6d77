package dev.slipway.platform.plan;

import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.NetworkSpec;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.environment.Environments;
import dev.slipway.platform.environment.Peers;
import dev.slipway.platform.environment.Variable;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a release and the settings come to.
 *
 * @param project the project of the application, or empty where that does not matter
 * @param release the release
 * @param peers where its gears are
 * @param services what is wished of each service, by name
 */
public record Target(String project, Release release, Peers peers, Map<String, Wished> services) {
    /** Sorts the services. */
    public Target {
        services = Collections.unmodifiableMap(new TreeMap<>(services));
    }

    /**
     * Computes it.
     *
     * @param addresses addresses of gears, as far as they are known
     */
    public static Target of(Release release, Settings settings, Map<GearName, String> addresses) {
        var peers = peers(release, settings, addresses);
        var environments = new Environments(release.spec(), release.config(), peers);
        var services = new TreeMap<String, Wished>();
        for (var service : release.spec().services().values()) {
            services.put(service.name(), wished(release, settings, service, environments));
        }
        return new Target("", release, peers, services);
    }

    /** The same of an application of this project. */
    public Target in(String other) {
        return new Target(other, release, peers, services);
    }

    /** All that makes the gear of a slot what it is. */
    public GearSpec gear(GearName slot, Vault vault) {
        var wished = services.get(slot.service());
        if (wished == null) {
            throw new IllegalArgumentException(slot + " is of no service of release " + release.version());
        }
        var environments = new Environments(release.spec(), release.config(), peers);
        return new GearSpec(
                slot,
                project,
                release.version(),
                wished.fingerprint(),
                wished.artifact(),
                release.spec(),
                values(environments.variables(slot.service()), vault),
                values(environments.files(slot.service()), vault));
    }

    private static Map<String, String> values(Map<String, Variable> variables, Vault vault) {
        var values = new TreeMap<String, String>();
        variables.forEach((name, variable) -> values.put(name, variable.value(vault)));
        return values;
    }

    /** Without all that a release holds. */
    @Override
    public String toString() {
        return "release " + release.version();
    }

    private static Peers peers(Release release, Settings settings, Map<GearName, String> addresses) {
        var hosts = new HashMap<String, List<String>>();
        var known = new HashMap<String, List<String>>();
        for (var service : release.spec().services().values()) {
            var names = names(release, settings, service);
            var onMachine = service.networking().mode() instanceof Networking.Mode.Host;
            hosts.put(
                    service.name(),
                    names.stream()
                            .map(name -> onMachine ? "localhost" : name.container())
                            .toList());
            all(names, addresses, onMachine).ifPresent(found -> known.put(service.name(), found));
        }
        return new Peers(hosts, known);
    }

    private static Optional<List<String>> all(
            List<GearName> names, Map<GearName, String> addresses, boolean onMachine) {
        var found = new ArrayList<String>();
        for (var name : names) {
            var address = onMachine ? "127.0.0.1" : addresses.get(name);
            if (address == null) {
                return Optional.empty();
            }
            found.add(address);
        }
        return Optional.of(found);
    }

    private static List<GearName> names(Release release, Settings settings, ServiceSpec service) {
        var names = new ArrayList<GearName>();
        for (var slot = 1; slot <= count(settings, service); slot++) {
            names.add(new GearName(release.spec().name(), service.name(), slot));
        }
        return names;
    }

    private static int count(Settings settings, ServiceSpec service) {
        return settings.scale().getOrDefault(service.name(), service.replicas());
    }

    private static Wished wished(Release release, Settings settings, ServiceSpec service, Environments environments) {
        var artifact = release.artifacts().get(service.name());
        if (artifact == null) {
            throw new IllegalStateException("release " + release.version() + " has no artifact of " + service.name());
        }
        var variables = environments.variables(service.name());
        var files = environments.files(service.name());
        var text = new Canonical()
                .add("artifact", artifact.toString())
                .add("program", service.program())
                .add("mounts", service.mounts())
                .add("networking", service.networking())
                .add("networks", networks(release.spec(), service))
                .add("volumes", volumes(release.spec(), service))
                .add("check", service.check())
                .add("limits", service.limits())
                .add("rights", service.rights())
                .add("labels", service.labels())
                .add("environment", marks(variables))
                .add("files", marks(files));
        return new Wished(
                service,
                artifact,
                text.hex(),
                count(settings, service),
                settings.stopped().contains(service.name()),
                settings.removed().contains(service.name()),
                settings.restartedBefore().get(service.name()),
                unknown(variables).or(() -> unknown(files)).orElse(""));
    }

    /** How the networks of a service are made: one that is another has to be made anew, without gears in it. */
    private static Map<String, NetworkSpec> networks(ApplicationSpec spec, ServiceSpec service) {
        var networks = new TreeMap<String, NetworkSpec>();
        for (var attachment : service.networking().attachments()) {
            var network = spec.networks().get(attachment.network());
            if (network != null) {
                networks.put(spec.networkName(attachment.network()), network);
            }
        }
        return networks;
    }

    /** Which volumes a service has; how they are made stays as it is, as they hold data. */
    private static List<String> volumes(ApplicationSpec spec, ServiceSpec service) {
        return service.mounts().stream()
                .filter(Mount.Volume.class::isInstance)
                .map(mount -> spec.volumeName(((Mount.Volume) mount).volume()))
                .toList();
    }

    private static Map<String, String> marks(Map<String, Variable> variables) {
        var marks = new TreeMap<String, String>();
        variables.forEach((name, variable) -> marks.put(name, variable.mark()));
        return marks;
    }

    private static Optional<String> unknown(Map<String, Variable> variables) {
        return variables.values().stream()
                .filter(Variable.Unknown.class::isInstance)
                .map(variable -> ((Variable.Unknown) variable).reason())
                .findFirst();
    }
}
