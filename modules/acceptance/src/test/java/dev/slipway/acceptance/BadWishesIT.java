package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.acceptance.Home.Result;
import dev.slipway.platform.api.ConfigChange;
import dev.slipway.platform.config.ConfigEntry;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Deployment.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What users wish by mistake, or at the same time, harms nothing that runs. */
@ParameterizedClass
@MethodSource("dev.slipway.acceptance.Database#all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class BadWishesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Parameter
    @SuppressWarnings("UnusedVariable") // an argument must have a field where one instance serves all tests
    private Database database;

    private Site site;

    @BeforeParameterizedClassInvocation
    void open(Database argument, @TempDir Path folder) throws InterruptedException {
        site = Site.open(folder, argument);
    }

    @AfterParameterizedClassInvocation
    void close() throws InterruptedException {
        site.close();
    }

    private Result up(Found application, String services) throws IOException {
        var text = "name: " + application.application() + "\nservices:\n" + services.indent(2);
        return site.home()
                .with("compose.yaml", text.replace("IMAGE", site.image().name()))
                .run("up");
    }

    private Found running(String services) throws IOException {
        var application = site.application();
        var result = up(application, services);
        assertThat(result.code()).as(result.err()).isZero();
        return application;
    }

    @Test
    void imageThatDoesNotExistIsRefusedBeforeAnythingHappens() throws IOException {
        var application = site.application();
        var result = up(application, "web: {image: 'localhost:1/absent:v1'}");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .startsWith(
                        "slipway: service 'web': image 'localhost:1/absent:v1' is not in the engine, and cannot be pulled")
                .hasLineCount(1);
        assertThat(application.all()).isEmpty();
        assertThat(site.home().run("app info " + application.application()).code())
                .isEqualTo(3);
    }

    @Test
    void unknownKeyIsNamedWithItsLine() throws IOException {
        var application = site.application();
        assertThat(up(application, "web:\n  image: IMAGE\n  comand: x"))
                .isEqualTo(refused("services.web.comand: unknown key; did you mean 'command'?"));
    }

    @Test
    void variableWithoutAValueIsNamedWithItsLine() throws IOException {
        var application = site.application();
        assertThat(up(application, "web:\n  image: IMAGE\n  environment: {PASSWORD: '${PASSWORD:?set it first}'}"))
                .isEqualTo(
                        refused("services.web.environment.PASSWORD: the variable PASSWORD must be set: set it first"));
    }

    private Result refused(String fault) {
        var file = site.home().path("compose.yaml");
        return new Result(2, "", "slipway: the Compose file cannot be used:\n  error: " + file + ":5: " + fault + "\n");
    }

    @Test
    void portThatIsTakenIsRefusedBeforeAnythingStops() throws Exception {
        var application = running("web: {image: IMAGE}");
        var before = application.container("web", 1).id();
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();
            var result = up(application, "web: {image: IMAGE, ports: ['127.0.0.1:" + port + ":80']}");
            assertThat(result)
                    .isEqualTo(new Result(
                            1,
                            "",
                            "slipway: release v2 of '" + application.application()
                                    + "' failed and v1 is current again: service 'web' publishes port 127.0.0.1:" + port
                                    + "/tcp, on which another program of this machine listens\n"));
        }
        assertThat(application.container("web", 1).id()).isEqualTo(before);
        assertThat(application.container("web", 1).state().running()).isTrue();
    }

    @Test
    void checkThatNeverPassesIsReportedWhileTheOldGearServes() throws Exception {
        var serving = "web:\n  image: IMAGE\n  command: [\"echo ${V:-one} > /index.html; exec httpd -f -h / -p 80\"]\n";
        var application = running(serving);
        var before = application.container("web", 1);
        var address =
                URI.create("http://" + before.addresses().values().iterator().next() + "/");
        var failed = new ArrayList<String>();
        var over = new AtomicBoolean();
        try (var client = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = threads.submit(() -> {
                var count = 0;
                while (!over.get()) {
                    count++;
                    try {
                        var answer = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
                        if (!answer.body().equals("one\n")) {
                            failed.add(answer.statusCode() + " " + answer.body());
                        }
                    } catch (IOException e) {
                        failed.add(e.toString());
                    }
                }
                return count;
            });
            var result = up(
                    application,
                    serving.replace("one", "two")
                            + "  healthcheck: {test: 'echo no luck today; exit 7', interval: 300ms, retries: 2}\n");
            over.set(true);
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err())
                    .endsWith("slipway: release v2 of '" + application.application()
                            + "' failed and v1 is current again: web.1 is unhealthy: exit code 7: no luck today\n");
            assertThat(requests.get()).isGreaterThan(10);
        }
        assertThat(failed).isEmpty();
        assertThat(application.container("web", 1).id()).isEqualTo(before.id());
        assertThat(application.all())
                .containsExactly(
                        "container " + application.application() + "-web-1 running",
                        "network " + application.application() + "_default");
    }

    @Test
    void everyAcknowledgedSettingIsInTheLastConfiguration() throws Exception {
        var application = running("web: {image: IMAGE, stop_grace_period: 1s}");
        var name = application.application();
        try (var platform = site.home().platform()) {
            var first = platform.config(name).version();
            var acknowledged = concurrently(100, number -> {
                var change = new ConfigChange.Plain("", "N" + number, "value " + number);
                platform.configure(name, List.of(change), "ann", "config set N" + number);
                return "N" + number;
            });
            assertThat(acknowledged).hasSize(100);
            var config = platform.config(name);
            assertThat(config.version()).isEqualTo(first + 100);
            assertThat(config.entries())
                    .extracting(ConfigEntry::name)
                    .containsExactlyInAnyOrderElementsOf(acknowledged);
            assertThat(platform.settle(name, PATIENCE)).isTrue();
            assertThat(application.output("web", 1, "env | grep ^N | wc -l")).isEqualTo("100\n");
            assertThat(platform.application(name).current())
                    .isEqualTo(platform.releases(name, 1).getFirst().version());
        }
    }

    @Test
    void deploymentsAtOnceGoOneAfterTheOther() throws Exception {
        var application = running("web: {image: IMAGE, stop_grace_period: 1s}");
        var name = application.application();
        try (var platform = site.home().platform()) {
            var spec = platform.release(name, 1).spec();
            var started = concurrently(4, number -> {
                var change = new ConfigChange.Plain("", "WHO", String.valueOf(number));
                var request = new dev.slipway.platform.api.DeployRequest(
                        spec, "", List.of(change), false, "ann", "up " + number);
                return platform.deploy(request);
            });
            assertThat(started).hasSize(4);
            assertThat(platform.settle(name, PATIENCE)).isTrue();
            assertThat(platform.deployments(name, 10))
                    .extracting(Deployment::state)
                    .startsWith(State.SUCCEEDED)
                    .isSubsetOf(State.SUCCEEDED, State.CANCELLED)
                    .hasSize(5);
            assertThat(platform.application(name).current()).isEqualTo(5);
            var last = platform.release(name, 5).reason().replace("up ", "");
            assertThat(application.output("web", 1, "echo $WHO")).isEqualTo(last + "\n");
        }
    }

    private interface Wish<T> {
        T wish(int number) throws Exception;
    }

    /** What came of so many wishes at once; those that were refused are left out. */
    private static <T> List<T> concurrently(int count, Wish<T> wish) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, count)
                    .mapToObj(number -> (Callable<T>) () -> wish.wish(number))
                    .toList();
            var done = new ArrayList<T>();
            for (var task : threads.invokeAll(tasks)) {
                done.add(task.get());
            }
            return done;
        }
    }
}
