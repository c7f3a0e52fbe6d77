package dev.slipway.platform.testing;

import dev.slipway.platform.config.Config;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Project;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.store.DuplicateException;
import dev.slipway.platform.store.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Records in maps; a copy shares what it has, and adds to its own. */
final class MemoryRecords implements Records {
    private final Map<String, Project> projects = new TreeMap<>();
    private final Map<String, Application> applications = new TreeMap<>();
    private final Map<String, Map<Integer, Release>> releases = new TreeMap<>();
    private final Map<String, Map<Integer, Deployment>> deployments = new TreeMap<>();
    private final Map<String, Config> configs = new TreeMap<>();
    private final Map<String, Map<String, String>> notes = new TreeMap<>();
    private final List<Event> events;

    MemoryRecords() {
        events = new ArrayList<>();
        projects.put("default", new Project("default", false));
    }

    private MemoryRecords(MemoryRecords other) {
        projects.putAll(other.projects);
        applications.putAll(other.applications);
        other.releases.forEach((name, all) -> releases.put(name, new TreeMap<>(all)));
        other.deployments.forEach((name, all) -> deployments.put(name, new TreeMap<>(all)));
        configs.putAll(other.configs);
        other.notes.forEach((kind, all) -> notes.put(kind, new TreeMap<>(all)));
        events = new ArrayList<>(other.events);
    }

    MemoryRecords copy() {
        return new MemoryRecords(this);
    }

    @Override
    public List<Project> projects() {
        return List.copyOf(projects.values());
    }

    @Override
    public void put(Project project) {
        projects.put(project.name(), project);
    }

    @Override
    public List<Application> applications() {
        return List.copyOf(applications.values());
    }

    @Override
    public Optional<Application> application(String name) {
        return Optional.ofNullable(applications.get(name));
    }

    @Override
    public void add(Application application) {
        if (applications.putIfAbsent(application.name(), application) != null) {
            throw new DuplicateException("there is an application '" + application.name() + "' already");
        }
    }

    @Override
    public void put(Application application) {
        require(applications.containsKey(application.name()), "no application " + application.name());
        applications.put(application.name(), application);
    }

    @Override
    public void remove(String application) {
        applications.remove(application);
        releases.remove(application);
        deployments.remove(application);
        configs.remove(application);
    }

    @Override
    public void add(String application, Release release) {
        require(release.version() == lastRelease(application) + 1, "release " + release.version() + " does not follow");
        releases.computeIfAbsent(application, _ -> new TreeMap<>()).put(release.version(), release);
    }

    @Override
    public Optional<Release> release(String application, int version) {
        return Optional.ofNullable(releases.getOrDefault(application, Map.of()).get(version));
    }

    @Override
    public List<Release> releases(String application, int most) {
        return newest(releases.getOrDefault(application, Map.of()), most);
    }

    @Override
    public int lastRelease(String application) {
        return releases.getOrDefault(application, Map.of()).size();
    }

    @Override
    public void add(String application, Deployment deployment) {
        var all = deployments.computeIfAbsent(application, _ -> new TreeMap<>());
        require(deployment.id() == all.size() + 1, "deployment " + deployment.id() + " does not follow");
        all.put(deployment.id(), deployment);
    }

    @Override
    public void put(String application, Deployment deployment) {
        var all = deployments.computeIfAbsent(application, _ -> new TreeMap<>());
        var old = all.get(deployment.id());
        require(old != null && !old.state().ended(), "deployment " + deployment.id() + " has ended");
        all.put(deployment.id(), deployment);
    }

    @Override
    public List<Deployment> deployments(String application, int most) {
        return newest(deployments.getOrDefault(application, Map.of()), most);
    }

    @Override
    public List<Deployment> unfinished(String application) {
        return deployments.getOrDefault(application, Map.of()).values().stream()
                .filter(deployment -> !deployment.state().ended())
                .toList();
    }

    @Override
    public Config config(String application) {
        return configs.getOrDefault(application, Config.empty());
    }

    @Override
    public void add(String application, Config config) {
        require(
                config.version() == config(application).version() + 1,
                "config " + config.version() + " does not follow");
        configs.put(application, config);
    }

    @Override
    public Event append(Event event) {
        var numbered = new Event(
                events.size() + 1L,
                event.time(),
                event.application(),
                event.actor(),
                event.kind(),
                event.text(),
                event.details());
        events.add(numbered);
        return numbered;
    }

    @Override
    public List<Event> events(String application, long after, int most) {
        return events.stream()
                .skip(after)
                .filter(event -> application.isEmpty() || event.application().equals(application))
                .limit(most)
                .toList();
    }

    @Override
    public long lastEvent() {
        return events.size();
    }

    @Override
    public Optional<String> note(String kind, String key) {
        return Optional.ofNullable(notes.getOrDefault(kind, Map.of()).get(key));
    }

    @Override
    public void putNote(String kind, String key, String value) {
        notes.computeIfAbsent(kind, _ -> new TreeMap<>()).put(key, value);
    }

    @Override
    public List<String> noteKeys(String kind) {
        return List.copyOf(notes.getOrDefault(kind, Map.of()).keySet());
    }

    @Override
    public void removeNote(String kind, String key) {
        notes.getOrDefault(kind, new TreeMap<>()).remove(key);
    }

    private static <T> List<T> newest(Map<Integer, T> all, int most) {
        return List.copyOf(all.values()).reversed().stream().limit(most).toList();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
