package dev.slipway.store;

import dev.slipway.platform.config.Config;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.json.PlatformJson;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Project;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.store.DuplicateException;
import dev.slipway.platform.store.Records;
import dev.slipway.platform.store.StoreException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Records in the tables that {@code 1.sql} describes. Names are sorted here, as databases differ in how they sort text.
 */
final class SqlRecords implements Records {
    private final Statements sql;

    SqlRecords(Statements sql) {
        this.sql = sql;
    }

    @Override
    public List<Project> projects() {
        return sql.list(document(Project.class, "project", ""), "SELECT document, name FROM project").stream()
                .sorted(Comparator.comparing(Project::name))
                .toList();
    }

    @Override
    public void put(Project project) {
        sql.change(
                "INSERT INTO project (name, document) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET document = excluded.document",
                project.name(),
                PlatformJson.write(project));
    }

    @Override
    public List<Application> applications() {
        return sql
                .list(document(Application.class, "application", ""), "SELECT document, name FROM application")
                .stream()
                .sorted(Comparator.comparing(Application::name))
                .toList();
    }

    @Override
    public Optional<Application> application(String name) {
        return sql.first(
                document(Application.class, "application", ""),
                "SELECT document, name FROM application WHERE name = ?",
                name);
    }

    @Override
    public void add(Application application) {
        if (sql.number("SELECT COUNT(*) FROM project WHERE name = ?", application.project()) == 0) {
            throw new IllegalArgumentException("there is no project '" + application.project() + "'");
        }
        var added = sql.change(
                "INSERT INTO application (name, project, document) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
                application.name(),
                application.project(),
                PlatformJson.write(application));
        if (added == 0) {
            throw new DuplicateException("there is an application '" + application.name() + "' already");
        }
    }

    @Override
    public void put(Application application) {
        var changed = sql.change(
                "UPDATE application SET project = ?, document = ? WHERE name = ?",
                application.project(),
                PlatformJson.write(application),
                application.name());
        if (changed == 0) {
            throw absent(application.name());
        }
    }

    @Override
    public void remove(String application) {
        sql.change("DELETE FROM application WHERE name = ?", application);
    }

    @Override
    public void add(String application, Release release) {
        follow("release", application, lastRelease(application), release.version());
        sql.change(
                "INSERT INTO release (application, version, document) VALUES (?, ?, ?)",
                application,
                release.version(),
                PlatformJson.write(release));
    }

    @Override
    public Optional<Release> release(String application, int version) {
        return sql.first(
                document(Release.class, "release", application),
                "SELECT document, version FROM release WHERE application = ? AND version = ?",
                application,
                version);
    }

    @Override
    public List<Release> releases(String application, int most) {
        return sql.list(
                document(Release.class, "release", application),
                "SELECT document, version FROM release WHERE application = ? ORDER BY version DESC LIMIT ?",
                application,
                most);
    }

    @Override
    public int lastRelease(String application) {
        return (int) sql.number("SELECT COALESCE(MAX(version), 0) FROM release WHERE application = ?", application);
    }

    @Override
    public void add(String application, Deployment deployment) {
        var last = sql.number("SELECT COALESCE(MAX(id), 0) FROM deployment WHERE application = ?", application);
        follow("deployment", application, last, deployment.id());
        sql.change(
                "INSERT INTO deployment (application, id, ended, document) VALUES (?, ?, ?, ?)",
                application,
                deployment.id(),
                ended(deployment),
                PlatformJson.write(deployment));
    }

    @Override
    public void put(String application, Deployment deployment) {
        var changed = sql.change(
                "UPDATE deployment SET ended = ?, document = ? WHERE application = ? AND id = ? AND ended = 0",
                ended(deployment),
                PlatformJson.write(deployment),
                application,
                deployment.id());
        if (changed == 0) {
            throw new IllegalArgumentException("'" + application + "' has no unfinished deployment " + deployment.id());
        }
    }

    @Override
    public List<Deployment> deployments(String application, int most) {
        return sql.list(
                document(Deployment.class, "deployment", application),
                "SELECT document, id FROM deployment WHERE application = ? ORDER BY id DESC LIMIT ?",
                application,
                most);
    }

    @Override
    public List<Deployment> unfinished(String application) {
        return sql.list(
                document(Deployment.class, "deployment", application),
                "SELECT document, id FROM deployment WHERE application = ? AND ended = 0 ORDER BY id",
                application);
    }

    @Override
    public Config config(String application) {
        return sql.first(
                        document(Config.class, "configuration", application),
                        "SELECT document, version FROM config WHERE application = ? ORDER BY version DESC LIMIT 1",
                        application)
                .orElseGet(Config::empty);
    }

    @Override
    public void add(String application, Config config) {
        follow("configuration", application, config(application).version(), config.version());
        sql.change(
                "INSERT INTO config (application, version, document) VALUES (?, ?, ?)",
                application,
                config.version(),
                PlatformJson.write(config));
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
        sql.change(
                "INSERT INTO event (number, application, document) VALUES (?, ?, ?)",
                numbered.number(),
                numbered.application(),
                PlatformJson.write(numbered));
        return numbered;
    }

    @Override
    public List<Event> events(String application, long after, int most) {
        return application.isEmpty()
                ? sql.list(
                        document(Event.class, "event", ""),
                        "SELECT document, number FROM event WHERE number > ? ORDER BY number LIMIT ?",
                        after,
                        most)
                : sql.list(
                        document(Event.class, "event", ""),
                        "SELECT document, number FROM event WHERE application = ? AND number > ? ORDER BY number LIMIT ?",
                        application,
                        after,
                        most);
    }

    @Override
    public long lastEvent() {
        return sql.number("SELECT COALESCE(MAX(number), 0) FROM event");
    }

    @Override
    public Optional<String> note(String kind, String key) {
        return sql.first(row -> row.getString(1), "SELECT content FROM note WHERE kind = ? AND name = ?", kind, key);
    }

    @Override
    public void putNote(String kind, String key, String value) {
        sql.change(
                "INSERT INTO note (kind, name, content) VALUES (?, ?, ?)"
                        + " ON CONFLICT (kind, name) DO UPDATE SET content = excluded.content",
                kind,
                key,
                value);
    }

    @Override
    public List<String> noteKeys(String kind) {
        return sql.list(row -> row.getString(1), "SELECT name FROM note WHERE kind = ?", kind).stream()
                .sorted()
                .toList();
    }

    @Override
    public void removeNote(String kind, String key) {
        sql.change("DELETE FROM note WHERE kind = ? AND name = ?", kind, key);
    }

    private void follow(String kind, String application, long last, int number) {
        if (application(application).isEmpty()) {
            throw absent(application);
        }
        if (number != last + 1) {
            throw new IllegalArgumentException(
                    kind + " " + number + " of '" + application + "' does not follow " + last);
        }
    }

    private static IllegalArgumentException absent(String application) {
        return new IllegalArgumentException("there is no application '" + application + "'");
    }

    private static int ended(Deployment deployment) {
        return deployment.state().ended() ? 1 : 0;
    }

    /** Reads a document, of which the second column is the key. */
    private <T> Statements.Row<T> document(Class<T> type, String kind, String application) {
        return row -> {
            try {
                return PlatformJson.read(row.getString(1), type);
            } catch (IllegalArgumentException e) {
                throw new StoreException(
                        "store " + sql.location() + ": " + kind + " '" + row.getString(2) + "'"
                                + (application.isEmpty() ? "" : " of '" + application + "'") + " cannot be read: "
                                + e.getMessage() + "; another version of slipway wrote it",
                        e);
            }
        };
    }
}
