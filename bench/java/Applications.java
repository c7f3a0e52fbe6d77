import dev.slipway.oci.Digest;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Dependency;
import dev.slipway.platform.application.NetworkSpec;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Applications of ten gears: a web of five, a worker of four, a database. */
final class Applications {
    private Applications() {}

    static String name(int number) {
        return "app-" + number;
    }

    static ApplicationSpec spec(String name) {
        return spec(name, 1);
    }

    /** So many times the usual number of gears, or none. */
    static ApplicationSpec spec(String name, int times) {
        var services = new TreeMap<String, ServiceSpec>();
        services.put("db", service("db", times, List.of()));
        var db = List.of(new Dependency("db", Dependency.Condition.HEALTHY, false, true));
        services.put("web", service("web", 5 * times, db));
        services.put("worker", service("worker", 4 * times, db));
        return new ApplicationSpec(name, services, Map.of("default", NetworkSpec.own()), Map.of(), Map.of(), List.of());
    }

    private static ServiceSpec service(String name, int replicas, List<Dependency> dependencies) {
        var plain = ServiceSpec.of(name, "bench/" + name + ":1");
        var environment = new TreeMap<String, String>();
        for (var i = 0; i < 10; i++) {
            environment.put("VARIABLE_" + i, "value " + i);
        }
        return new ServiceSpec(
                name,
                plain.image(),
                plain.pull(),
                plain.program(),
                environment,
                plain.mounts(),
                Networking.in("default"),
                plain.check(),
                plain.lifecycle(),
                plain.limits(),
                plain.rights(),
                plain.rollout(),
                replicas,
                dependencies,
                plain.published(),
                plain.labels(),
                false);
    }

    static Release release(String name) {
        var spec = spec(name);
        var artifacts = new TreeMap<String, Digest>();
        spec.services().forEach((service, it) -> artifacts.put(service, Digest.of(it.image())));
        return new Release(1, spec, artifacts, Config.empty(), "bench", "up", 0, Instant.EPOCH);
    }
}
