package dev.slipway.platform.testing;

import dev.slipway.platform.application.Dependency;
import dev.slipway.platform.application.HealthCheck;
import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.Rights;
import dev.slipway.platform.application.Rollout;
import dev.slipway.platform.application.ServiceSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service that differs from another in a few things. */
public final class SpecBuilder {
    private final ServiceSpec spec;
    private Map<String, String> environment;
    private List<Mount> mounts;
    private Networking networking;
    private @Nullable HealthCheck check;
    private Lifecycle lifecycle;
    private Rights rights;
    private Rollout rollout;
    private int replicas;
    private List<Dependency> dependencies;
    private List<String> published;
    private boolean job;

    /** From this one. */
    public SpecBuilder(ServiceSpec spec) {
        this.spec = spec;
        environment = spec.environment();
        mounts = spec.mounts();
        networking = spec.networking();
        check = spec.check();
        lifecycle = spec.lifecycle();
        rights = spec.rights();
        rollout = spec.rollout();
        replicas = spec.replicas();
        dependencies = spec.dependencies();
        published = spec.published();
        job = spec.job();
    }

    /** With these variables. */
    public SpecBuilder environment(Map<String, String> other) {
        environment = other;
        return this;
    }

    /** With these mounts. */
    public SpecBuilder mounts(Mount... other) {
        mounts = List.of(other);
        return this;
    }

    /** Reached like that. */
    public SpecBuilder networking(Networking other) {
        networking = other;
        return this;
    }

    /** With this check. */
    public SpecBuilder check(HealthCheck other) {
        check = other;
        return this;
    }

    /** With this lifecycle. */
    public SpecBuilder lifecycle(Lifecycle other) {
        lifecycle = other;
        return this;
    }

    /** Started again at these times. */
    public SpecBuilder restart(Lifecycle.Restart other) {
        return lifecycle(lifecycle.withRestart(other));
    }

    /** With these rights. */
    public SpecBuilder rights(Rights other) {
        rights = other;
        return this;
    }

    /** Rolled out like that. */
    public SpecBuilder rollout(Rollout other) {
        rollout = other;
        return this;
    }

    /** With so many gears. */
    public SpecBuilder replicas(int other) {
        replicas = other;
        return this;
    }

    /** After these. */
    public SpecBuilder dependsOn(Dependency... other) {
        dependencies = List.of(other);
        return this;
    }

    /** Telling others these variables. */
    public SpecBuilder publishing(String... names) {
        published = List.of(names);
        return this;
    }

    /** Whose gears are to end. */
    public SpecBuilder job() {
        job = true;
        return this;
    }

    /** The service. */
    public ServiceSpec build() {
        return new ServiceSpec(
                spec.name(),
                spec.image(),
                spec.pull(),
                spec.program(),
                environment,
                mounts,
                networking,
                check,
                lifecycle,
                spec.limits(),
                rights,
                rollout,
                replicas,
                dependencies,
                published,
                spec.labels(),
                job);
    }
}
