package dev.slipway.platform.application;

import dev.slipway.platform.config.DeclaredEntry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an application is to be: its services, networks and volumes. A Compose project, in the platform's words.
 *
 * @param name its name
 * @param services its services by name
 * @param networks its networks by the name that services use
 * @param volumes its volumes by the name that services use
 * @param files contents of files that services see, by the name that services use
 * @param config entries of the configuration that it needs
 */
public record ApplicationSpec(
        String name,
        Map<String, ServiceSpec> services,
        Map<String, NetworkSpec> networks,
        Map<String, VolumeSpec> volumes,
        Map<String, FileSpec> files,
        List<DeclaredEntry> config) {
    /** Checks that names fit and that services refer only to what there is. */
    public ApplicationSpec {
        Names.application(name);
        services = Ordered.copyOf(services);
        networks = Ordered.copyOf(networks);
        volumes = Ordered.copyOf(volumes);
        files = Ordered.copyOf(files);
        config = List.copyOf(config);
        References.check(services, networks, volumes, files);
    }

    /** These services, which need no networks, volumes, files or configuration. */
    public static ApplicationSpec of(String name, ServiceSpec... services) {
        var byName = new TreeMap<String, ServiceSpec>();
        for (var service : services) {
            byName.put(service.name(), service);
        }
        return new ApplicationSpec(name, byName, Map.of(), Map.of(), Map.of(), List.of());
    }

    /** The service of this name; throws {@link IllegalArgumentException} when there is none. */
    public ServiceSpec service(String service) {
        var found = services.get(service);
        if (found == null) {
            throw new IllegalArgumentException("application '" + name + "' has no service '" + service + "'; it has "
                    + String.join(", ", services.keySet()));
        }
        return found;
    }

    /** The name that a network of the application has outside. */
    public String networkName(String network) {
        var spec = networks.get(network);
        return spec == null ? own(network) : outside(network, spec.actualName(), spec.external());
    }

    /** The name that a volume of the application has outside. */
    public String volumeName(String volume) {
        var spec = volumes.get(volume);
        return spec == null ? own(volume) : outside(volume, spec.actualName(), spec.external());
    }

    private String outside(String inside, String written, boolean external) {
        if (!written.isEmpty()) {
            return written;
        }
        return external ? inside : own(inside);
    }

    private String own(String inside) {
        return name + "_" + inside;
    }

    /** The same with this in place of the service of its name. */
    public ApplicationSpec with(ServiceSpec service) {
        var others = new TreeMap<>(services);
        others.put(service.name(), service);
        return new ApplicationSpec(name, others, networks, volumes, files, config);
    }
}
