package dev.slipway.cli.client;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.PlatformSession;
import dev.slipway.engine.api.Call;
import dev.slipway.platform.api.ConfigChange;
import dev.slipway.platform.api.DeployRequest;
import dev.slipway.platform.api.Deployed;
import dev.slipway.platform.api.ImageRequest;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.api.Proposal;
import dev.slipway.platform.api.ReleaseDiff;
import dev.slipway.platform.api.Status;
import dev.slipway.platform.api.Visiting;
import dev.slipway.platform.api.VolumeStatus;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Project;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.runtime.Subscription;
import dev.slipway.server.api.Wishes;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The platform behind a server. Authors are those of the token that the server is asked with; what a caller says of
 * itself does not count.
 */
public final class RemotePlatform implements Platform {
    private static final int TIMED_OUT = 504;

    private final ApiClient client;
    private final Visiting visits;

    /** The platform behind this client, which is closed with it; its server stays where it is. */
    public RemotePlatform(ApiClient client) {
        this(client, () -> Optional.of(new ApiClient(client.address(), client.token())));
    }

    /**
     * The platform behind this client, which is closed with it.
     *
     * @param reconnection the way back to it
     */
    RemotePlatform(ApiClient client, Reconnection reconnection) {
        this.client = client;
        this.visits = new RemoteVisits(client, reconnection);
    }

    /** A session with the server that this console's environment says, started when it does not run. */
    public static PlatformSession open(Console console) throws InterruptedException {
        var server = new LocalServer(console.environment());
        var platform = new RemotePlatform(
                server.connect(note -> console.err().println("slipway: " + note)), server::reconnect);
        return new PlatformSession() {
            @Override
            public Platform platform() {
                return platform;
            }

            @Override
            public void close() {
                platform.close();
            }
        };
    }

    @Override
    public List<Project> projects() {
        return ask(() -> client.list("/projects", Project.class));
    }

    @Override
    public void putProject(Project project, String author) {
        ask(() -> client.send(
                "PUT",
                "/projects/" + Call.encode(project.name()),
                new Wishes.ProjectChange(project.infrastructure()),
                Project.class));
    }

    @Override
    public List<Application> applications() {
        return ask(() -> client.list("/applications", Application.class));
    }

    @Override
    public Application application(String name) {
        return ask(() -> client.get(of(name), Application.class));
    }

    @Override
    public Application create(String name, String project, String author) {
        return ask(() ->
                client.send("POST", "/applications", new Wishes.NewApplication(name, project), Application.class));
    }

    @Override
    public void destroy(String application, boolean keepVolumes, String author) {
        tell(() -> client.send("DELETE", of(application) + "?keep-volumes=" + keepVolumes));
    }

    @Override
    public Deployed deploy(DeployRequest request) throws InterruptedException {
        return client.send("POST", of(request.spec().name()) + "/deployments", wish(request), Deployed.class);
    }

    @Override
    public Deployed deploy(ImageRequest request) throws InterruptedException {
        var wish = new Wishes.Image(request.service(), request.image(), request.supersede());
        return client.send("POST", of(request.application()) + "/image", wish, Deployed.class);
    }

    @Override
    public Proposal propose(DeployRequest request) throws InterruptedException {
        return client.send("POST", of(request.spec().name()) + "/proposals", wish(request), Proposal.class);
    }

    @Override
    public List<Release> releases(String application, int most) {
        return ask(() -> client.list(of(application) + "/releases?most=" + most, Release.class));
    }

    @Override
    public Release release(String application, int version) {
        return ask(() -> client.get(of(application) + "/releases/" + version, Release.class));
    }

    @Override
    public ReleaseDiff diff(String application, int from, int to) {
        return ask(() -> client.get(of(application) + "/releases/" + from + "/diff/" + to, ReleaseDiff.class));
    }

    @Override
    public Deployed rollback(String application, int version, String author) {
        return ask(
                () -> client.send("POST", of(application) + "/rollback", new Wishes.Rollback(version), Deployed.class));
    }

    @Override
    public Config config(String application) {
        return ask(() -> client.get(of(application) + "/config", Config.class));
    }

    @Override
    public String reveal(String application, String service, String name, String author) {
        var entry = new Wishes.Entry(service, name);
        return ask(() -> client.send("POST", of(application) + "/config/reveal", entry, Wishes.Revealed.class))
                .value();
    }

    @Override
    public Deployed configure(String application, List<ConfigChange> changes, String author, String reason) {
        var wish = new Wishes.Configure(changes, reason);
        return ask(() -> client.send("PATCH", of(application) + "/config", wish, Deployed.class));
    }

    @Override
    public void scale(String application, Map<String, Integer> gears, String author) {
        tell(() -> client.send("POST", of(application) + "/scale", new Wishes.Scale(gears)));
    }

    @Override
    public void stop(String application, Set<String> services, String author) {
        chosen(application, "stop", services);
    }

    @Override
    public void remove(String application, Set<String> services, String author) {
        chosen(application, "remove", services);
    }

    @Override
    public void start(String application, Set<String> services, String author) {
        chosen(application, "start", services);
    }

    @Override
    public void restart(String application, Set<String> services, String author) {
        chosen(application, "restart", services);
    }

    @Override
    public void replace(String application, Set<String> gears, String author) {
        chosen(application, "replace", gears);
    }

    @Override
    public Deployment cancel(String application, int deployment, String author) {
        return ask(() -> client.send(
                "POST", of(application) + "/deployments/" + deployment + "/cancel", Map.of(), Deployment.class));
    }

    @Override
    public List<Deployment> deployments(String application, int most) {
        return ask(() -> client.list(of(application) + "/deployments?most=" + most, Deployment.class));
    }

    @Override
    public Status status(String application) throws InterruptedException {
        return client.get(of(application) + "/status", Status.class);
    }

    @Override
    public Deployment await(String application, int deployment, Duration patience) throws InterruptedException {
        return client.get(of(application) + "/deployments/" + deployment + "?wait=" + patience, Deployment.class);
    }

    @Override
    public boolean settle(String application, Duration patience) throws InterruptedException {
        try {
            client.send("GET", of(application) + "/settled?wait=" + patience);
            return true;
        } catch (ApiException e) {
            if (e.status() == TIMED_OUT) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public List<VolumeStatus> volumes(String application, boolean sizes) throws InterruptedException {
        return client.list("/volumes?application=" + Call.encode(application) + "&sizes=" + sizes, VolumeStatus.class);
    }

    @Override
    public void removeVolume(String volume, String author) throws InterruptedException {
        client.send("DELETE", "/volumes/" + Call.encode(volume));
    }

    @Override
    public List<Event> events(String application, long after, int most) {
        return ask(() -> client.list(
                "/events?application=" + Call.encode(application) + "&after=" + after + "&most=" + most, Event.class));
    }

    @Override
    public void follow(String application, long after, Consumer<Event> listener) throws InterruptedException {
        client.stream(
                "/events/stream?application=" + Call.encode(application) + "&after=" + after,
                Event.class,
                (_, event) -> listener.accept(event));
    }

    /** In a thread of its own, which ends with the subscription. */
    @Override
    public Subscription listen(Consumer<Event> listener) {
        var last = ask(() -> client.list("/events?most=1000000", Event.class));
        var after = last.isEmpty() ? 0 : last.getLast().number();
        var thread = Thread.ofVirtual().name("events").start(() -> {
            try {
                client.stream("/events/stream?after=" + after, Event.class, (_, event) -> listener.accept(event));
            } catch (InterruptedException | ServerUnreachableException _) {
                // nobody listens any more, or nobody speaks
            }
        });
        return thread::interrupt;
    }

    @Override
    public Visiting visiting() {
        return visits;
    }

    @Override
    public void close() {
        client.close();
    }

    private static Wishes.Deploy wish(DeployRequest request) {
        return new Wishes.Deploy(
                request.spec(), request.project(), request.config(), request.supersede(), request.reason());
    }

    private void chosen(String application, String verb, Set<String> names) {
        tell(() -> client.send("POST", of(application) + "/" + verb, new Wishes.Chosen(names)));
    }

    private static String of(String application) {
        return "/applications/" + Call.encode(application);
    }

    private interface Question<T> {
        T ask() throws InterruptedException;
    }

    private interface Order {
        void tell() throws InterruptedException;
    }

    private static void tell(Order order) {
        ask(() -> {
            order.tell();
            return true;
        });
    }

    /** Where the platform's own call cannot be interrupted, an interrupt is kept for the next that can. */
    private static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new java.io.InterruptedIOException("interrupted"));
        }
    }
}
