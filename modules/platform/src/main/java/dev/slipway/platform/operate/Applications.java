package dev.slipway.platform.operate;

import dev.slipway.platform.api.ConflictException;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Project;
import dev.slipway.platform.release.Settings;
import dev.slipway.platform.store.Records;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Projects and applications: which there are, and how they come and go. */
final class Applications {
    private final Core core;

    Applications(Core core) {
        this.core = core;
    }

    List<Project> projects() {
        return core.store().read(Records::projects);
    }

    void putProject(Project project, String author) {
        core.journal().inTransaction((records, events) -> {
            records.put(project);
            events.accept(core.journal()
                    .event(
                            "",
                            author,
                            "project.changed",
                            "project " + project.name() + (project.infrastructure() ? " has" : " has not")
                                    + " the infrastructure profile",
                            Map.of("project", project.name())));
            return true;
        });
    }

    List<Application> applications() {
        return core.store().read(Records::applications);
    }

    Application application(String name) {
        return core.store().read(records -> Lookup.application(records, name));
    }

    Application create(String name, String project, String author) {
        return core.journal().inTransaction((records, events) -> {
            if (records.application(name).isPresent()) {
                throw new ConflictException("there is an application '" + name + "' already");
            }
            return create(records, events, name, project, author);
        });
    }

    Application create(Records records, Consumer<Event> events, String name, String project, String author) {
        var home = Lookup.project(records, project);
        var created = new Application(
                name,
                home.name(),
                0,
                Settings.none(),
                false,
                false,
                core.clock().instant());
        records.add(created);
        events.accept(core.journal()
                .event(name, author, "application.created", name + " in project " + home.name(), Map.of()));
        return created;
    }

    void destroy(String application, boolean keepVolumes, String author) {
        core.change(application, (records, events) -> {
            var found = Lookup.application(records, application);
            core.maker(records, events).cancelAll(application, author, "the application is destroyed");
            records.put(new Application(
                    found.name(),
                    found.project(),
                    found.current(),
                    found.settings(),
                    true,
                    keepVolumes,
                    found.created()));
            events.accept(core.journal()
                    .event(application, author, "application.destroying", application + " is destroyed", Map.of()));
            return true;
        });
    }
}
