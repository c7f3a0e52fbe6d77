package dev.slipway.platform.testing;

import dev.slipway.platform.config.Config;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Project;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.store.DuplicateException;
import dev.slipway.platform.store.Records;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Records in maps; what a unit of work changes is noted so that it can be undone. */
final class MemoryRecords implements Records {
    private final NavigableMap<String, Project> projects = new TreeMap<>();
    private final NavigableMap<String, Kept> kept = new TreeMap<>();
    private final List<Event> events = new ArrayList<>();
    private final NavigableMap<String, NavigableMap<String, String>> notes = new TreeMap<>();
    private final ArrayDeque<Runnable> undo = new ArrayDeque<>();

    MemoryRecords() {
        projects.put("default", new Project("default", false));
    }

    /** An application with all that goes when it is removed. */
    private static final class Kept {
        private Application application;
        private final NavigableMap<Integer, Release> releases = new TreeMap<>();
        private final NavigableMap<Integer, Deployment> deployments = new TreeMap<>();
        private final NavigableMap<Integer, Config> configs = new TreeMap<>();

        Kept(Application application) {
            this.application = application;
        }
    }

    void commit() {
        undo.clear();
    }

    void rollback() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    @Override
    public List<Project> projects() {
        return List.copyOf(projects.values());
    }

    @Override
    public void put(Project project) {
        set(projects, project.name(), project);
    }

    @Override
    public List<Application> applications() {
        return kept.values().stream().map(all -> all.application).toList();
    }

    @Override
    public Optional<Application> application(String name) {
        return Optional.ofNullable(kept.get(name)).map(all -> all.application);
    }

    @Override
    public void add(Application application) {
        if (kept.containsKey(application.name())) {
            throw new DuplicateException("there is an application '" + application.name() + "' already");
        }
        if (!projects.containsKey(application.project())) {
            throw new IllegalArgumentException("there is no project '" + application.project() + "'");
        }
        set(kept, application.name(), new Kept(application));
    }

    @Override
    public void put(Application application) {
        var all = of(application.name());
        var before = all.application;
        undo.push(() -> all.application = before);
        all.application = application;
    }

    @Override
    public void remove(String application) {
        var before = kept.remove(application);
        if (before != null) {
            undo.push(() -> kept.put(application, before));
        }
    }

    @Override
    public void add(String application, Release release) {
        next("release", application, of(application).releases, release.version(), release);
    }

    @Override
    public Optional<Release> release(String application, int version) {
        return Optional.ofNullable(kept.get(application)).map(all -> all.releases.get(version));
    }

    @Override
    public List<Release> releases(String application, int most) {
        return kept.containsKey(application) ? newest(of(application).releases, most) : List.of();
    }

    @Override
    public int lastRelease(String application) {
        return kept.containsKey(application) ? last(of(application).releases) : 0;
    }

    @Override
    public void add(String application, Deployment deployment) {
        next("deployment", application, of(application).deployments, deployment.id(), deployment);
    }

    @Override
    public void put(String application, Deployment deployment) {
        var deployments = of(application).deployments;
        var before = deployments.get(deployment.id());
        if (before == null || before.state().ended()) {
            throw new IllegalArgumentException("'" + application + "' has no unfinished deployment " + deployment.id());
        }
        set(deployments, deployment.id(), deployment);
    }

    @Override
    public List<Deployment> deployments(String application, int most) {
        return kept.containsKey(application) ? newest(of(application).deployments, most) : List.of();
    }

    @Override
    public List<Deployment> unfinished(String application) {
        return deployments(application, Integer.MAX_VALUE).reversed().stream()
                .filter(deployment -> !deployment.state().ended())
                .toList();
    }

    @Override
    public Config config(String application) {
        var all = kept.get(application);
        return all == null || all.configs.isEmpty()
                ? Config.empty()
                : all.configs.lastEntry().getValue();
    }

    @Override
    public void add(String application, Config config) {
        next("configuration", application, of(application).configs, config.version(), config);
    }

    @Override
    public Event append(Event event) {
        var numbered = new Event(
                lastEvent() + 1,
                event.time(),
                event.application(),
                event.actor(),
                event.kind(),
                event.text(),
                event.details());
        undo.push(events::removeLast);
        events.add(numbered);
        return numbered;
    }

    @Override
    public List<Event> events(String application, long after, int most) {
        Predicate<Event> wanted =
                event -> application.isEmpty() || event.application().equals(application);
        return events.stream().skip(after).filter(wanted).limit(most).toList();
    }

    @Override
    public long lastEvent() {
        return events.size();
    }

    @Override
    public Optional<String> note(String kind, String key) {
        return Optional.ofNullable(ofKind(kind).get(key));
    }

    @Override
    public void putNote(String kind, String key, String value) {
        set(notes.computeIfAbsent(kind, _ -> new TreeMap<>()), key, value);
    }

    @Override
    public List<String> noteKeys(String kind) {
        return List.copyOf(ofKind(kind).keySet());
    }

    @Override
    public void removeNote(String kind, String key) {
        var value = ofKind(kind).remove(key);
        if (value != null) {
            undo.push(() -> ofKind(kind).put(key, value));
        }
    }

    private NavigableMap<String, String> ofKind(String kind) {
        return notes.getOrDefault(kind, new TreeMap<>());
    }

    private Kept of(String application) {
        var all = kept.get(application);
        if (all == null) {
            throw new IllegalArgumentException("there is no application '" + application + "'");
        }
        return all;
    }

    private <K, V> void set(NavigableMap<K, V> map, K key, V value) {
        var before = map.put(key, value);
        undo.push(() -> {
            if (before == null) {
                map.remove(key);
            } else {
                map.put(key, before);
            }
        });
    }

    private <V> void next(String kind, String application, NavigableMap<Integer, V> map, int number, V value) {
        if (number != last(map) + 1) {
            throw new IllegalArgumentException(
                    kind + " " + number + " of '" + application + "' does not follow " + last(map));
        }
        set(map, number, value);
    }

    private static int last(NavigableMap<Integer, ?> map) {
        return map.isEmpty() ? 0 : map.lastKey();
    }

    private static <V> List<V> newest(NavigableMap<Integer, V> map, int most) {
        return map.descendingMap().values().stream().limit(most).toList();
    }
}
