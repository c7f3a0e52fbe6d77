package dev.slipway.platform.reconcile;

import dev.slipway.platform.application.Dependency;
import dev.slipway.platform.application.HealthCheck;
import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.Rollout;
import dev.slipway.platform.application.ServiceSpec;
import java.util.List;

/** Services that differ from the usual in a few things. */
public final class SpecBuilder {
    private final ServiceSpec spec;

    /** From this one. */
    public SpecBuilder(ServiceSpec spec) {
        this.spec = spec;
    }

    private SpecBuilder with(
            List<Mount> mounts,
            HealthCheck check,
            Lifecycle lifecycle,
            Networking networking,
            Rollout rollout,
            int replicas,
            List<Dependency> dependencies,
            boolean job) {
        return new SpecBuilder(new ServiceSpec(
                spec.name(),
                spec.image(),
                spec.pull(),
                spec.program(),
                spec.environment(),
                mounts,
                networking,
                check,
                lifecycle,
                spec.limits(),
                spec.rights(),
                rollout,
                replicas,
                dependencies,
                spec.published(),
                spec.labels(),
                job));
    }

    /** With this check. */
    public SpecBuilder check(HealthCheck check) {
        return with(spec.mounts(), check, spec.lifecycle(), spec.networking(), spec.rollout(), spec.replicas(),
                spec.dependencies(), spec.job());
    }

    /** With so many gears. */
    public SpecBuilder replicas(int replicas) {
        return with(spec.mounts(), spec.check(), spec.lifecycle(), spec.networking(), spec.rollout(), replicas,
                spec.dependencies(), spec.job());
    }

    /** Rolled out like that. */
    public SpecBuilder rollout(Rollout rollout) {
        return with(spec.mounts(), spec.check(), spec.lifecycle(), spec.networking(), rollout, spec.replicas(),
                spec.dependencies(), spec.job());
    }

    /** With these mounts. */
    public SpecBuilder mounts(Mount... mounts) {
        return with(List.of(mounts), spec.check(), spec.lifecycle(), spec.networking(), spec.rollout(),
                spec.replicas(), spec.dependencies(), spec.job());
    }

    /** After these. */
    public SpecBuilder dependsOn(Dependency... dependencies) {
        return with(spec.mounts(), spec.check(), spec.lifecycle(), spec.networking(), spec.rollout(),
                spec.replicas(), List.of(dependencies), spec.job());
    }

    /** With this lifecycle. */
    public SpecBuilder lifecycle(Lifecycle lifecycle) {
        return with(spec.mounts(), spec.check(), lifecycle, spec.networking(), spec.rollout(), spec.replicas(),
                spec.dependencies(), spec.job());
    }

    /** Started again at these times. */
    public SpecBuilder restart(Lifecycle.Restart restart) {
        return lifecycle(spec.lifecycle().withRestart(restart));
    }

    /** Whose gears are to end. */
    public SpecBuilder job() {
        return with(spec.mounts(), spec.check(), spec.lifecycle(), spec.networking(), spec.rollout(),
                spec.replicas(), spec.dependencies(), true);
    }

    /** The service. */
    public ServiceSpec build() {
        return spec;
    }
}
