package dev.slipway.platform.application;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service: what each of its gears runs, and how many there are at first.
 *
 * @param name its name
 * @param image what its gears are started from: a reference before a release is made, and afterwards still, beside the
 *     digest that the release holds
 * @param pull when the image is fetched from its registry
 * @param program what runs
 * @param environment variables as written, before the application's configuration is laid over them
 * @param mounts what its gears see of volumes, files and the machine
 * @param networking how its gears are reached and what they reach
 * @param check how a gear's health is found, or null for what the image says
 * @param lifecycle how gears are started, restarted and stopped
 * @param limits what a gear may use
 * @param rights what a gear may do
 * @param rollout how gears are replaced
 * @param replicas gears at first; afterwards scaling says
 * @param dependencies services that must be there first
 * @param published names of its variables that services which depend on it get as {@code SERVICE_NAME}
 * @param labels labels of its containers
 * @param job whether its gears are to end, as those of a service that others wait for to complete
 */
public record ServiceSpec(
        String name,
        String image,
        PullPolicy pull,
        Program program,
        Map<String, String> environment,
        List<Mount> mounts,
        Networking networking,
        @Nullable HealthCheck check,
        Lifecycle lifecycle,
        Limits limits,
        Rights rights,
        Rollout rollout,
        int replicas,
        List<Dependency> dependencies,
        List<String> published,
        Map<String, String> labels,
        boolean job) {
    /** Checks the name and the number of replicas. */
    public ServiceSpec {
        Names.service(name);
        if (image.isBlank()) {
            throw new IllegalArgumentException("service '" + name + "' has no image");
        }
        if (replicas < 0) {
            throw new IllegalArgumentException(
                    "service '" + name + "': '" + replicas + "' replicas; expected 0 or more");
        }
        environment = Ordered.copyOf(environment);
        labels = Ordered.copyOf(labels);
        mounts = List.copyOf(mounts);
        dependencies = List.copyOf(dependencies);
        published = List.copyOf(published);
    }

    /** One gear of this image, as the image says, in no network of its own. */
    public static ServiceSpec of(String name, String image) {
        return new ServiceSpec(
                name,
                image,
                PullPolicy.MISSING,
                Program.ofImage(),
                Map.of(),
                List.of(),
                Networking.none(),
                null,
                Lifecycle.usual(),
                Limits.none(),
                Rights.usual(),
                Rollout.derived(),
                1,
                List.of(),
                List.of(),
                Map.of(),
                false);
    }

    /** The same with gears of another image. */
    public ServiceSpec withImage(String other) {
        return new ServiceSpec(
                name,
                other,
                pull,
                program,
                environment,
                mounts,
                networking,
                check,
                lifecycle,
                limits,
                rights,
                rollout,
                replicas,
                dependencies,
                published,
                labels,
                job);
    }

    /** Whether a gear holds data that a second one must not write at the same time. */
    public boolean writes() {
        return mounts.stream().anyMatch(mount -> switch (mount) {
            case Mount.Volume volume -> !volume.readOnly();
            case Mount.Bind bind -> !bind.readOnly();
            case Mount.Anonymous _ -> true;
            case Mount.Memory _, Mount.FileContent _ -> false;
        });
    }
}
