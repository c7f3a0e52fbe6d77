import dev.slipway.platform.api.DeployRequest;
import dev.slipway.platform.operate.RunningPlatform;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.plan.Pace;
import dev.slipway.server.Listen;
import dev.slipway.server.ServerFolder;
import dev.slipway.server.SlipwayServer;
import dev.slipway.server.Unrouted;
import dev.slipway.store.SqlStore;
import dev.slipway.store.StoreLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * A server as {@code slipway server run} has it, over a runtime without containers. Usage: BenchServer FOLDER seed
 * APPLICATIONS TIMES (the usual ten gears of each), BenchServer FOLDER run EVERY: what was seeded, of which every so many gears are gone.
 */
final class BenchServer {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private BenchServer() {}

    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        var number = Integer.parseInt(arguments[2]);
        if (arguments[1].equals("seed")) {
            seed(home, number, Integer.parseInt(arguments[3]));
        } else {
            run(home, number);
        }
    }

    private static ServerFolder folder(Path home) {
        return ServerFolder.of(java.util.Map.of("XDG_STATE_HOME", home.toString()));
    }

    private static void seed(Path home, int applications, int times) throws Exception {
        var folder = folder(home);
        folder.make();
        var runtime = new ThinRuntime();
        var random = new SecureRandom();
        try (var store = SqlStore.open(new StoreLocation.Sqlite(folder.store()));
                var platform = RunningPlatform.open(new RunningPlatform.Means(
                        store,
                        runtime,
                        new Unrouted(),
                        Vault.open(folder.keys(), random),
                        random,
                        Pace.usual(),
                        Clock.systemUTC()));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var atOnce = new Semaphore(16);
            for (var i = 0; i < applications; i++) {
                var name = Applications.name(i);
                threads.submit(() -> {
                    atOnce.acquire();
                    try {
                        platform.deploy(DeployRequest.of(Applications.spec(name, times), "bench", "up"));
                        return platform.settle(name, PATIENCE);
                    } finally {
                        atOnce.release();
                    }
                });
            }
            threads.shutdown();
            threads.awaitTermination(10, java.util.concurrent.TimeUnit.MINUTES);
        }
        runtime.save(home.resolve("gears"));
        System.out.println(Files.lines(home.resolve("gears")).count() + " services");
    }

    private static void run(Path home, int missing) throws Exception {
        var folder = folder(home);
        var runtime = ThinRuntime.load(home.resolve("gears"), missing);
        var wished = missing == 0
                ? 0
                : Files.lines(home.resolve("gears"))
                        .mapToInt(line -> Integer.parseInt(line.split(" ")[2]) / missing)
                        .sum();
        var settings = new SlipwayServer.Settings(
                folder, new StoreLocation.Sqlite(folder.store()), new Listen("127.0.0.1", 0), "bench", _ -> {});
        var begun = ProcessHandle.current().info().startInstant().orElseThrow();
        try (var _ = SlipwayServer.start(settings, _ -> runtime, new Unrouted())) {
            say("answers", begun);
            while (runtime.started.get() < wished) {
                Thread.sleep(5);
            }
            say("found", begun);
            Thread.sleep(Duration.ofHours(1));
        }
    }

    /** How long after the start of the process; that is exact to 10 ms. */
    private static void say(String what, java.time.Instant begun) {
        System.out.println(
                what + " " + Duration.between(begun, Clock.systemUTC().instant()).toMillis());
    }
}
