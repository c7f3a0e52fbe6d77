package dev.slipway.platform.operate;

import dev.slipway.oci.Digest;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.PullPolicy;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.runtime.ImageAbsentException;
import dev.slipway.platform.runtime.RuntimeFaultException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Finds the images of services, several at a time. */
final class Images {
    /** Stands for an image that is not here yet. */
    private static final Digest UNKNOWN = Digest.parse("sha256:" + "0".repeat(64));

    private final GearRuntime runtime;

    Images(GearRuntime runtime) {
        this.runtime = runtime;
    }

    private record Wanted(String reference, PullPolicy policy) {}

    /** The image of each service, fetched where its policy says so. */
    Map<String, Digest> fetched(ApplicationSpec spec) throws InterruptedException {
        var running = new HashMap<Wanted, Future<Digest>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var service : spec.services().values()) {
                running.computeIfAbsent(
                        new Wanted(service.image(), service.pull()),
                        wanted -> threads.submit(() -> runtime.image(wanted.reference(), wanted.policy())));
            }
        }
        var found = new TreeMap<String, Digest>();
        for (var service : spec.services().values()) {
            var result = running.get(new Wanted(service.image(), service.pull()));
            if (result != null) {
                found.put(service.name(), result(service.name(), result));
            }
        }
        return found;
    }

    /** The image of one service, fetched where it is not here, whatever its policy: it was asked for by name. */
    Digest fetched(ServiceSpec service) throws InterruptedException {
        var policy = service.pull() == PullPolicy.NEVER ? PullPolicy.MISSING : service.pull();
        return runtime.image(service.image(), policy);
    }

    private static Digest result(String service, Future<Digest> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ImageAbsentException absent) {
                throw new ImageAbsentException("service '" + service + "': " + absent.getMessage());
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new RuntimeFaultException("service '" + service + "': " + message(e), e);
        }
    }

    private static String message(ExecutionException e) {
        var cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : String.valueOf(cause.getMessage());
    }

    /** The image of each service as far as it is here; nothing is fetched. */
    Map<String, Digest> present(ApplicationSpec spec) throws InterruptedException {
        var found = new TreeMap<String, Digest>();
        for (var service : spec.services().values()) {
            found.put(service.name(), present(service.image()));
        }
        return found;
    }

    private Digest present(String reference) throws InterruptedException {
        try {
            return runtime.image(reference, PullPolicy.NEVER);
        } catch (ImageAbsentException _) {
            return UNKNOWN;
        }
    }
}
