package dev.slipway.compose.application;

import dev.slipway.compose.ComposeProject;
import dev.slipway.compose.resource.ComposeNetwork;
import dev.slipway.compose.resource.ComposeVolume;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.FileSpec;
import dev.slipway.platform.application.NetworkSpec;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.application.VolumeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a Compose project is to the platform. Names of networks and volumes are those that Compose gives them, so that
 * data is found again.
 *
 * @param spec the application
 * @param secrets contents of its secrets by the name of their entry in the configuration; never part of the application
 */
public record ComposeApplication(ApplicationSpec spec, Map<String, String> secrets) {
    /** Copies the contents. */
    public ComposeApplication {
        secrets = Map.copyOf(secrets);
    }

    /**
     * Reads a project.
     *
     * @param environment variables of the caller, from which secrets and configs may come
     * @throws dev.slipway.yaml.InputException where an extension of ours is wrong, or a file cannot be read
     */
    public static ComposeApplication of(ComposeProject project, Map<String, String> environment) {
        var contents = new SharedFiles(environment);
        var files = new LinkedHashMap<String, FileSpec>();
        project.configs()
                .values()
                .forEach(config -> files.put(SharedFiles.config(config.key()), contents.config(config)));
        project.secrets()
                .values()
                .forEach(secret -> files.put(SharedFiles.secret(secret.key()), contents.secret(secret)));
        var config = new ArrayList<>(Extension.of(project).entries());
        var services = new LinkedHashMap<String, ServiceSpec>();
        project.services().forEach((name, service) -> {
            var extension = Extension.of(service);
            config.addAll(extension.entries());
            services.put(name, new ServiceMapping(project, service, extension).spec());
        });
        return new ComposeApplication(
                new ApplicationSpec(
                        project.name(),
                        services,
                        each(project.networks(), ComposeApplication::network),
                        each(project.volumes(), ComposeApplication::volume),
                        files,
                        config),
                contents.secrets());
    }

    private static <T, R> Map<String, R> each(Map<String, T> things, Function<T, R> meaning) {
        var result = new LinkedHashMap<String, R>();
        things.forEach((key, thing) -> result.put(key, meaning.apply(thing)));
        return result;
    }

    private static NetworkSpec network(ComposeNetwork network) {
        return new NetworkSpec(
                network.name(),
                network.external(),
                Objects.requireNonNullElse(network.driver(), ""),
                network.driverOptions(),
                network.internal(),
                network.attachable(),
                network.ipv6(),
                network.subnets().stream()
                        .map(range -> new NetworkSpec.Range(
                                Objects.requireNonNullElse(range.subnet(), ""),
                                Objects.requireNonNullElse(range.ipRange(), ""),
                                Objects.requireNonNullElse(range.gateway(), "")))
                        .toList(),
                network.labels());
    }

    private static VolumeSpec volume(ComposeVolume volume) {
        return new VolumeSpec(
                volume.name(),
                volume.external(),
                Objects.requireNonNullElse(volume.driver(), ""),
                volume.driverOptions(),
                volume.labels());
    }
}
