package dev.slipway.engine.container;

import dev.slipway.engine.api.Call;
import dev.slipway.engine.api.EngineApi;
import dev.slipway.engine.api.Json;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.api.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The containers of an engine.
 *
 * <p>Where a parameter is called {@code container}, it takes an id or a name. One that does not exist throws an
 * {@link dev.slipway.engine.api.EngineAnswerException} with status 404 unless said otherwise.
 */
public final class Containers {
    private final EngineApi api;

    /** The containers behind these calls. */
    public Containers(EngineApi api) {
        this.api = api;
    }

    /** Creates a container and returns its id; an image that does not exist throws status 404, a name 409. */
    public String create(ContainerSpec spec) {
        var call = Call.post("/containers/create").json(SpecJson.container(spec));
        var named = spec.name().isEmpty() ? call : call.query("name", spec.name());
        return Json.text(api.send(named).json(), "Id");
    }

    /** Starts a container; one that runs is no error. */
    public void start(String container) {
        api.send(Call.post(path(container) + "/start"));
    }

    /** Asks a container to end and kills it after this time; one that does not run is no error. */
    public void stop(String container, Duration patience) {
        api.send(Call.post(path(container) + "/stop").query("t", Long.toString(patience.toSeconds())));
    }

    /** Sends a signal such as {@code SIGHUP}; a container that does not run throws status 409. */
    public void kill(String container, String signal) {
        api.send(Call.post(path(container) + "/kill").query("signal", signal));
    }

    /** Waits until a container does not run and returns its exit code. */
    public int await(String container) throws InterruptedException {
        var call = Call.post(path(container) + "/wait");
        try (var stream = api.open(call)) {
            return Json.read(stream.readAllBytes()).path("StatusCode").asInt();
        } catch (IOException e) {
            throw EngineApi.interruptedOr(call, e);
        }
    }

    /** Gives a container another name; one that is taken throws status 409. */
    public void rename(String container, String name) {
        api.send(Call.post(path(container) + "/rename").query("name", name));
    }

    /** Removes a container that does not run, with its nameless volumes; one that is absent is no error. */
    public void remove(String container) {
        api.send(Call.delete(path(container)).query("v", "1"), 404);
    }

    /** Kills and removes a container, with its nameless volumes; one that is absent is no error. */
    public void removeForcibly(String container) {
        api.send(Call.delete(path(container)).query("v", "1").query("force", "1"), 404);
    }

    /** All about a container, if there is one. */
    public Optional<ContainerDetails> inspect(String container) {
        var answer = api.send(Call.get(path(container) + "/json"), 404);
        return answer.status() == 404 ? Optional.empty() : Optional.of(ContainerJson.details(answer.json()));
    }

    /** The containers that pass every filter, whether they run or not. */
    public List<ContainerSummary> list(LabelFilter... filters) {
        return list(Call.get("/containers/json").query("all", "1"), filters);
    }

    /** The containers that run and pass every filter. */
    public List<ContainerSummary> listRunning(LabelFilter... filters) {
        return list(Call.get("/containers/json"), filters);
    }

    /** The containers, running or not, that see a volume, by its name. */
    public Map<String, List<ContainerSummary>> byVolume() {
        var found = new TreeMap<String, List<ContainerSummary>>();
        var json = api.send(Call.get("/containers/json").query("all", "1")).json();
        for (var container : json.values()) {
            for (var mount : container.path("Mounts").values()) {
                if (Json.text(mount, "Type").equals("volume")) {
                    found.computeIfAbsent(Json.text(mount, "Name"), _ -> new ArrayList<>())
                            .add(ContainerJson.summary(container));
                }
            }
        }
        return found;
    }

    /** Reads what a container printed. */
    public void logs(String container, LogQuery query, OutputListener listener) throws InterruptedException {
        var call = logs(container, query);
        var terminal = hasTerminal(container);
        try (var stream = api.open(call)) {
            if (terminal) {
                Frames.readTerminal(stream, listener);
            } else {
                Frames.read(stream, listener);
            }
        } catch (IOException e) {
            throw EngineApi.interruptedOr(call, e);
        }
    }

    /** Connects to the standard streams of a container, which may not have started yet; the caller closes it. */
    public Attachment attach(String container) throws InterruptedException {
        var call = Call.post(path(container) + "/attach")
                .query("stream", "1")
                .query("stdin", "1")
                .query("stdout", "1")
                .query("stderr", "1")
                .header("Upgrade", "tcp");
        var terminal = hasTerminal(container);
        return new Attachment(call, api.hijack(call), terminal);
    }

    /** Runs a command without input in a running container and returns its exit code. */
    public int exec(String container, ExecSpec spec, OutputListener listener) throws InterruptedException {
        try (var execution = execute(container, spec, false)) {
            execution.streams().run(listener);
            return execution.exitCode();
        }
    }

    /** Runs a command with this input in a running container and returns its exit code. */
    public int exec(String container, ExecSpec spec, InputStream stdin, OutputListener listener)
            throws InterruptedException {
        try (var execution = execute(container, spec, true)) {
            execution.streams().run(stdin, listener);
            return execution.exitCode();
        }
    }

    /**
     * Starts a command in a running container; the caller reads its output and closes it.
     *
     * @param stdin whether it gets a standard input
     */
    public Execution execute(String container, ExecSpec spec, boolean stdin) throws InterruptedException {
        var created = Call.post(path(container) + "/exec").json(SpecJson.exec(spec, stdin));
        var id = Json.text(api.send(created).json(), "Id");
        var call = Call.post("/exec/" + id + "/start")
                .header("Upgrade", "tcp")
                .json(Json.object().put("Detach", false).put("Tty", spec.terminal()));
        return new Execution(api, id, new Attachment(call, api.hijack(call), spec.terminal()));
    }

    /** Gives the terminal of a running container this size. */
    public void resize(String container, int rows, int columns) {
        api.send(Call.post(path(container) + "/resize")
                .query("h", Integer.toString(rows))
                .query("w", Integer.toString(columns)));
    }

    /** What a container uses; takes the engine one to two seconds, and is all zeros when it does not run. */
    public ContainerStats stats(String container) {
        return ContainerStats.read(api.send(Call.get(path(container) + "/stats").query("stream", "0"))
                .json());
    }

    /** The processes of a running container, shown by {@code ps} with these options. */
    public Processes processes(String container, String options) {
        var json = api.send(Call.get(path(container) + "/top").query("ps_args", options))
                .json();
        return new Processes(
                Json.strings(json.path("Titles")),
                json.path("Processes").valueStream().map(Json::strings).toList());
    }

    /** A file or directory of a container as a tar archive, streamed; the caller closes it. */
    public InputStream copyFrom(String container, String path) throws InterruptedException {
        return api.open(Call.get(path(container) + "/archive").query("path", path));
    }

    /** Unpacks a tar archive in a directory of a container, which must exist. */
    public void copyTo(String container, String directory, Upload tar) {
        api.send(Call.put(path(container) + "/archive").query("path", directory).tar(tar));
    }

    private List<ContainerSummary> list(Call call, LabelFilter... filters) {
        var json = api.send(LabelFilter.apply(call, List.of(filters))).json();
        return json.values().stream().map(ContainerJson::summary).toList();
    }

    private boolean hasTerminal(String container) {
        var json = api.send(Call.get(path(container) + "/json")).json();
        return ContainerJson.details(json).terminal();
    }

    private static Call logs(String container, LogQuery query) {
        var call = Call.get(path(container) + "/logs").query("stdout", "1").query("stderr", "1");
        call = query.follow() ? call.query("follow", "1") : call;
        call = query.tail() == null ? call : call.query("tail", query.tail().toString());
        call = query.timestamps() ? call.query("timestamps", "1") : call;
        call = query.since() == null ? call : call.query("since", timestamp(query.since()));
        return query.until() == null ? call : call.query("until", timestamp(query.until()));
    }

    private static String timestamp(Instant time) {
        return "%d.%09d".formatted(time.getEpochSecond(), time.getNano());
    }

    private static String path(String container) {
        return "/containers/" + Call.encode(container);
    }
}
