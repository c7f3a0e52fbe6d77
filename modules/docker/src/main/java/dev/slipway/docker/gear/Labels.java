package dev.slipway.docker.gear;

import dev.slipway.platform.application.HealthCheck;
import dev.slipway.platform.application.HealthCheck.Probe;
import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.json.PlatformJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The labels by which everything of the platform is found again in an engine. */
public final class Labels {
    /** Id of the platform that made a container, network or volume. */
    public static final String PLATFORM = "dev.slipway.platform";

    /** The project of the application. */
    public static final String PROJECT = "dev.slipway.project";

    /** The application that a container, network or volume belongs to. */
    public static final String APPLICATION = "dev.slipway.application";

    /** The service that a container belongs to. */
    public static final String SERVICE = "dev.slipway.service";

    /** The slot of a gear; nothing but gears and volumes of slots have it. */
    public static final String SLOT = "dev.slipway.slot";

    /** Version of the release that a container was started for. */
    public static final String RELEASE = "dev.slipway.release";

    /** Fingerprint of a gear. */
    public static final String FINGERPRINT = "dev.slipway.fingerprint";

    /** The usual name of a gear's container. */
    public static final String NAME = "dev.slipway.name";

    /** Name of a job. */
    public static final String JOB = "dev.slipway.job";

    /** Marks a container for one command. */
    public static final String RUN = "dev.slipway.run";

    /** Name of a network within its application. */
    public static final String NETWORK = "dev.slipway.network";

    /** Name of a volume within its application. */
    public static final String VOLUME = "dev.slipway.volume";

    /** Stands for how a network or volume was asked to be made. */
    public static final String DEFINITION = "dev.slipway.definition";

    /** Where the gear of a slot sees the slot's volume. */
    public static final String TARGET = "dev.slipway.target";

    /** The check of a gear that is probed from outside, as JSON. */
    public static final String CHECK = "dev.slipway.check";

    /** What runs in a gear whenever it has started, as JSON. */
    public static final String POST_START = "dev.slipway.post-start";

    /** Marks a gear that has an address for no other reason than that it is its slot's, or its predecessor had it. */
    public static final String KEPT_ADDRESS = "dev.slipway.kept-address";

    private Labels() {}

    /** Those of a gear, with the ones its service asks for. */
    public static Map<String, String> of(GearSpec gear) {
        var labels = new TreeMap<>(gear.service().labels());
        labels.put(PROJECT, gear.project());
        labels.put(APPLICATION, gear.name().application());
        labels.put(SERVICE, gear.name().service());
        labels.put(SLOT, Integer.toString(gear.name().slot()));
        labels.put(RELEASE, Integer.toString(gear.release()));
        labels.put(FINGERPRINT, gear.fingerprint());
        labels.put(NAME, usualName(gear));
        var check = gear.service().check();
        if (check != null && (check.probe() instanceof Probe.Tcp || check.probe() instanceof Probe.Http)) {
            labels.put(CHECK, PlatformJson.write(check));
        }
        if (!gear.service().lifecycle().postStart().isEmpty()) {
            labels.put(POST_START, PlatformJson.write(gear.service().lifecycle().postStart()));
        }
        return labels;
    }

    /** Those of a job. */
    public static Map<String, String> ofJob(GearSpec gear, String job) {
        return Map.of(
                PROJECT,
                gear.project(),
                APPLICATION,
                gear.name().application(),
                SERVICE,
                gear.name().service(),
                RELEASE,
                Integer.toString(gear.release()),
                JOB,
                job);
    }

    /** The platform that made what has these labels, if one did that has an id. */
    public static Optional<String> platform(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(PLATFORM)).filter(id -> !id.isEmpty());
    }

    /** The slot in the labels of a gear's container, if it is one. */
    public static Optional<GearName> gear(Map<String, String> labels) {
        var application = labels.get(APPLICATION);
        var service = labels.get(SERVICE);
        var slot = labels.get(SLOT);
        if (application == null || service == null || slot == null || !slot.matches("[1-9][0-9]{0,8}")) {
            return Optional.empty();
        }
        return Optional.of(new GearName(application, service, Integer.parseInt(slot)));
    }

    /** The check of a gear that is probed from outside, if it is. */
    public static Optional<HealthCheck> check(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(CHECK)).map(json -> PlatformJson.read(json, HealthCheck.class));
    }

    /** What runs in a gear whenever it has started. */
    public static List<Lifecycle.Hook> postStart(Map<String, String> labels) {
        var json = labels.get(POST_START);
        return json == null ? List.of() : List.of(PlatformJson.read(json, Lifecycle.Hook[].class));
    }

    /** The usual name of a gear's container: what its service asks for, or {@code shop-web-1}. */
    static String usualName(GearSpec gear) {
        var asked = gear.service().networking().containerName();
        if (asked.isEmpty()) {
            return gear.name().container();
        }
        return gear.name().slot() == 1 ? asked : asked + "-" + gear.name().slot();
    }
}
