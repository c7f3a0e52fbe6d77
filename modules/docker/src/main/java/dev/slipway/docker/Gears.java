package dev.slipway.docker;

import dev.slipway.docker.gear.Labels;
import dev.slipway.docker.probe.Patient;
import dev.slipway.docker.probe.Prober;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.container.ContainerDetails;
import dev.slipway.engine.container.ContainerSummary;
import dev.slipway.oci.Digest;
import dev.slipway.platform.application.HealthCheck;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Health;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.gear.GearName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds gears among the containers of an engine. */
final class Gears {
    /** Ends the name of a container that is not finished; slots end their names with a digit. */
    static final String UNFINISHED = ".making";

    private static final String OTHER_CONTAINER = "container:";

    /** What a container may be created in beside networks that somebody made. */
    private static final Set<String> NO_NETWORKS = Set.of("", "host", "none", "bridge", "default");

    private final Engine engine;
    private final Ownership ownership;
    private final Prober prober;

    Gears(Engine engine, Ownership ownership, Prober prober) {
        this.engine = engine;
        this.ownership = ownership;
        this.prober = prober;
    }

    /** Those of an application, or of all where the name is empty. */
    List<FoundGear> find(String application) {
        var patients = new HashSet<Patient>();
        var gears = new ArrayList<FoundGear>();
        for (var container : containers(application)) {
            var name = Labels.gear(container.labels());
            if (name.isPresent() && !container.name().endsWith(UNFINISHED)) {
                engine.containers()
                        .inspect(container.id())
                        .ifPresent(details -> gears.add(found(name.get(), details, patients)));
            }
        }
        prober.keepOnly(application, patients);
        return gears;
    }

    /** The containers of a slot, unfinished ones among them. */
    List<ContainerSummary> ofSlot(GearName name) {
        return ownership.containers(
                LabelFilter.equal(Labels.APPLICATION, name.application()),
                LabelFilter.equal(Labels.SERVICE, name.service()),
                LabelFilter.equal(Labels.SLOT, Integer.toString(name.slot())));
    }

    /** The container of a service's gear that runs, with the same slot or else the lowest, if there is one. */
    Optional<String> running(GearName near, String service) {
        var containers = ownership.running(
                LabelFilter.equal(Labels.APPLICATION, near.application()),
                LabelFilter.equal(Labels.SERVICE, service),
                LabelFilter.present(Labels.SLOT));
        return containers.stream()
                .min((one, other) -> Integer.compare(distance(near, one), distance(near, other)))
                .map(ContainerSummary::id);
    }

    private static int distance(GearName near, ContainerSummary container) {
        var slot = Labels.gear(container.labels()).map(GearName::slot).orElse(Integer.MAX_VALUE);
        return slot == near.slot() ? 0 : slot;
    }

    private List<ContainerSummary> containers(String application) {
        return application.isEmpty()
                ? ownership.containers(LabelFilter.present(Labels.SLOT))
                : ownership.containers(
                        LabelFilter.present(Labels.SLOT), LabelFilter.equal(Labels.APPLICATION, application));
    }

    private FoundGear found(GearName name, ContainerDetails details, Set<Patient> patients) {
        var labels = details.labels();
        var addresses = details.state().running() ? addresses(details) : Map.<String, String>of();
        return new FoundGear(
                details.id(),
                name,
                number(labels.getOrDefault(Labels.RELEASE, "")),
                labels.getOrDefault(Labels.FINGERPRINT, ""),
                Digest.parse(details.imageId()),
                phase(name, details, addresses, patients),
                exact(details.created()),
                addresses,
                details.name().equals(labels.getOrDefault(Labels.NAME, name.container())));
    }

    private Phase phase(GearName name, ContainerDetails details, Map<String, String> addresses, Set<Patient> patients) {
        var state = details.state();
        var since = exact(state.startedAt().orElse(details.created()));
        if (state.status().equals("removing")) {
            return new Phase.Removing();
        }
        if (state.running()) {
            return new Phase.Running(since, health(name, details, since, addresses, patients));
        }
        if (state.status().equals("created")) {
            return new Phase.Created();
        }
        var at = exact(state.finishedAt().orElse(since));
        return new Phase.Ended(state.exitCode(), since, at, state.outOfMemory() ? "OOMKilled" : state.error());
    }

    private Health health(
            GearName name,
            ContainerDetails details,
            Instant since,
            Map<String, String> addresses,
            Set<Patient> patients) {
        if (isCutOff(details)) {
            return new Health.Unhealthy("somebody took it out of network '" + details.network() + "'");
        }
        var check = Labels.check(details.labels());
        if (check.isPresent()) {
            var address = addresses.values().stream().sorted().findFirst().orElse("");
            return probed(new Patient(name.application(), details.id(), since, address, check.get()), patients);
        }
        return switch (details.state().health()) {
            case "starting" -> probed(eager(name, details, since), patients);
            case "healthy" -> new Health.Healthy();
            case "unhealthy" -> new Health.Unhealthy(lastProbe(details));
            default -> new Health.Unchecked();
        };
    }

    /** Whether a container is not in the network any more that it was created in. */
    private static boolean isCutOff(ContainerDetails details) {
        var network = details.network();
        return !NO_NETWORKS.contains(network)
                && !network.startsWith(OTHER_CONTAINER)
                && !details.endpoints().containsKey(network);
    }

    private Health probed(Patient patient, Set<Patient> patients) {
        patients.add(patient);
        return prober.health(patient);
    }

    /**
     * An engine tries its check for the first time when the check's whole interval is over, often half a minute. Until it
     * knows, we try the same.
     */
    private static Patient eager(GearName name, ContainerDetails details, Instant since) {
        var check =
                HealthCheck.of(new HealthCheck.Probe.Command(details.check())).withoutVerdict();
        return new Patient(name.application(), details.id(), since, "", check);
    }

    private static String lastProbe(ContainerDetails details) {
        var probe = details.state().lastProbe();
        if (probe == null) {
            return "";
        }
        var output = probe.output().strip();
        return "exit code " + probe.exitCode() + (output.isEmpty() ? "" : ": " + output);
    }

    private Map<String, String> addresses(ContainerDetails details) {
        if (details.network().equals("host")) {
            return Map.of("host", "127.0.0.1");
        }
        if (details.network().startsWith(OTHER_CONTAINER)) {
            return engine.containers()
                    .inspect(details.network().substring(OTHER_CONTAINER.length()))
                    .map(ContainerDetails::addresses)
                    .orElse(Map.of());
        }
        return details.addresses();
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static Instant exact(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
