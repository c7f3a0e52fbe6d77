package dev.slipway.docker;

import dev.slipway.platform.application.Dependency;
import dev.slipway.platform.application.HealthCheck;
import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.application.Limits;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.Program;
import dev.slipway.platform.application.PullPolicy;
import dev.slipway.platform.application.Rights;
import dev.slipway.platform.application.Rollout;
import dev.slipway.platform.application.ServiceSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service in the making; what is not said is as usual. */
public final class Wish {
    private final String name;
    private final String image;
    private Program program = Program.ofImage();
    private final List<Mount> mounts = new ArrayList<>();
    private Networking networking = Networking.none();
    private @Nullable HealthCheck check;
    private Lifecycle lifecycle = lifecycle(List.of(), List.of());
    private Limits limits = Limits.none();
    private Rights rights = Rights.usual();
    private Rollout rollout = Rollout.derived();
    private Map<String, String> labels = Map.of();

    private Wish(String name, String image) {
        this.name = name;
        this.image = image;
    }

    public static Wish of(String name, String image) {
        return new Wish(name, image);
    }

    public Wish running(String... command) {
        program = Program.ofImage().withCommand(List.of(command));
        return this;
    }

    public Wish with(Program other) {
        program = other;
        return this;
    }

    public Wish with(Mount mount) {
        mounts.add(mount);
        return this;
    }

    public Wish with(Networking other) {
        networking = other;
        return this;
    }

    public Wish with(HealthCheck other) {
        check = other;
        return this;
    }

    public Wish with(Limits other) {
        limits = other;
        return this;
    }

    public Wish with(Rights other) {
        rights = other;
        return this;
    }

    public Wish with(Rollout.Order order) {
        rollout = Rollout.derived().withOrder(order);
        return this;
    }

    public Wish with(Lifecycle other) {
        lifecycle = other;
        return this;
    }

    public Wish withLabels(Map<String, String> others) {
        labels = others;
        return this;
    }

    /** With these commands in a gear, and one second to end. */
    public static Lifecycle lifecycle(List<Lifecycle.Hook> postStart, List<Lifecycle.Hook> preStop) {
        return new Lifecycle(Lifecycle.Restart.ALWAYS, 0, "", Duration.ofSeconds(1), List.of(), postStart, preStop);
    }

    public ServiceSpec service() {
        return new ServiceSpec(
                name,
                image,
                PullPolicy.MISSING,
                program,
                Map.of(),
                mounts,
                networking,
                check,
                lifecycle,
                limits,
                rights,
                rollout,
                1,
                List.<Dependency>of(),
                List.of(),
                labels,
                false);
    }
}
