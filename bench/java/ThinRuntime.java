import dev.slipway.oci.Digest;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.application.PullPolicy;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Health;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.runtime.FoundVolume;
import dev.slipway.platform.runtime.Command;
import dev.slipway.platform.runtime.GearAccess;
import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.runtime.LogLine;
import dev.slipway.platform.runtime.LogRequest;
import dev.slipway.platform.runtime.Session;
import dev.slipway.platform.runtime.Usage;
import dev.slipway.platform.runtime.JobOutcome;
import dev.slipway.platform.runtime.JobSpec;
import dev.slipway.platform.runtime.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A runtime without containers. Gears that nobody has touched since it was opened are kept as one line for each service, so
 * that what a server needs for each of them can be measured, and not what this needs.
 */
final class ThinRuntime implements GearRuntime {
    private static final Instant BIRTH = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<String, List<Line>> untouched = new ConcurrentHashMap<>();
    private final Map<String, Map<String, FoundGear>> touched = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();
    final AtomicInteger started = new AtomicInteger();

    /** Gears 1 to {@code count} of a service; every {@code missing}th is not there, where that is not 0. */
    private record Line(String service, int count, String fingerprint, Digest artifact, int missing) {}

    /** What {@link #save} wrote, with every so many gears gone since. */
    static ThinRuntime load(Path file, int missing) throws IOException {
        var runtime = new ThinRuntime();
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                var words = line.split(" ");
                runtime.untouched
                        .computeIfAbsent(words[0], _ -> new ArrayList<>())
                        .add(new Line(
                                words[1].intern(),
                                Integer.parseInt(words[2]),
                                words[3].intern(),
                                Digest.parse(words[4]),
                                missing));
            }
        }
        return runtime;
    }

    /** Writes down what is there, all of it alike within a service. */
    void save(Path file) throws IOException {
        var lines = new ArrayList<String>();
        touched.forEach((application, gears) -> {
            var counts = new TreeMap<String, Integer>();
            gears.values()
                    .forEach(gear -> counts.merge(
                            gear.name().service() + " %d " + gear.fingerprint() + " " + gear.artifact(), 1, Integer::sum));
            counts.forEach((text, count) -> lines.add(application + " " + text.formatted(count)));
        });
        Files.write(file, lines);
    }

    private List<FoundGear> untouched(String application, List<Line> lines) {
        var gears = new ArrayList<FoundGear>();
        for (var line : lines) {
            for (var slot = 1; slot <= line.count(); slot++) {
                if (line.missing() == 0 || slot % line.missing() != 0) {
                    var name = new GearName(application, line.service(), slot);
                    gears.add(new FoundGear(
                            name.container(),
                            name,
                            1,
                            line.fingerprint(),
                            line.artifact(),
                            new Phase.Running(BIRTH, new Health.Healthy()),
                            BIRTH,
                            Map.of("net", "10.0.0." + slot),
                            true));
                }
            }
        }
        return gears;
    }

    private Map<String, FoundGear> touch(String application) {
        return touched.computeIfAbsent(application, name -> {
            var gears = new ConcurrentHashMap<String, FoundGear>();
            untouched(name, untouched.getOrDefault(name, List.of())).forEach(gear -> gears.put(gear.id(), gear));
            return gears;
        });
    }

    @Override
    public List<FoundGear> gears() {
        var all = new ArrayList<FoundGear>();
        untouched.keySet().stream().filter(name -> !touched.containsKey(name)).forEach(name -> all.addAll(gears(name)));
        touched.keySet().forEach(name -> all.addAll(gears(name)));
        return all;
    }

    @Override
    public List<FoundGear> gears(String application) {
        var gears = touched.get(application);
        return gears == null
                ? untouched(application, untouched.getOrDefault(application, List.of()))
                : List.copyOf(gears.values());
    }

    @Override
    public Subscription listen(Consumer<String> application) {
        return () -> {};
    }

    @Override
    public Digest image(String reference, PullPolicy policy) {
        return reference.startsWith("sha256:") ? Digest.parse(reference) : Digest.of(reference);
    }

    @Override
    public List<String> obstacles(ApplicationSpec application) {
        return List.of();
    }

    @Override
    public Set<String> prepare(String project, ApplicationSpec application) {
        return Set.of();
    }

    @Override
    public void start(GearSpec gear) {
        var id = gear.name().container() + "@" + counter.incrementAndGet();
        var now = Instant.now();
        started.incrementAndGet();
        touch(gear.name().application())
                .put(
                        id,
                        new FoundGear(
                                id,
                                gear.name(),
                                gear.release(),
                                gear.fingerprint(),
                                gear.artifact(),
                                new Phase.Running(now, new Health.Healthy()),
                                now,
                                Map.of("net", "10.0.0." + gear.name().slot()),
                                true));
    }

    @Override
    public void restart(FoundGear gear) {
        touch(gear.name().application()).put(gear.id(), gear);
    }

    @Override
    public void stop(FoundGear gear, String signal, Duration grace, List<Lifecycle.Hook> preStop) {
        touch(gear.name().application()).remove(gear.id());
    }

    @Override
    public void remove(FoundGear gear) {
        touch(gear.name().application()).remove(gear.id());
    }

    @Override
    public void rename(FoundGear gear) {}

    @Override
    public JobOutcome run(JobSpec job) {
        return new JobOutcome(0, "");
    }

    @Override
    public void clear(String application, boolean volumes) {}

    @Override
    public List<FoundVolume> volumes(boolean sizes) {
        return List.of();
    }

    @Override
    public void removeVolume(String name) {
        // There are none.
    }

    @Override
    public GearAccess access() {
        return new NoAccess();
    }

    /** There is nothing to go into. */
    private static final class NoAccess implements GearAccess {
        @Override
        public void logs(FoundGear gear, LogRequest request, Consumer<LogLine> listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Usage usage(FoundGear gear) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Session open(FoundGear gear, Command command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Session run(GearSpec gear, Command command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void removeRuns(Predicate<String> application) {
            // There are none.
        }
    }
}
