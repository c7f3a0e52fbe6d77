package dev.slipway.platform.gear;

import dev.slipway.oci.Digest;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.ServiceSpec;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that makes a gear what it is.
 *
 * @param name its slot
 * @param project the project of its application
 * @param release version of the release it is started for
 * @param fingerprint stands for everything that must be as it is: two gears of a slot with the same one are alike
 * @param artifact id of the image in the runtime
 * @param application the application it belongs to, as its release has it
 * @param environment all its variables with their values, secrets among them
 * @param files content of the files it sees, by their name in the application
 */
public record GearSpec(
        GearName name,
        String project,
        int release,
        String fingerprint,
        Digest artifact,
        ApplicationSpec application,
        Map<String, String> environment,
        Map<String, String> files) {
    /** Sorts the maps and checks that there is such a service. */
    public GearSpec {
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        application.service(name.service());
    }

    /** The service it belongs to. */
    public ServiceSpec service() {
        return application.service(name.service());
    }

    /** Without values, some of which are secret. */
    @Override
    public String toString() {
        return name + " of release " + release + " (" + fingerprint + ")";
    }
}
