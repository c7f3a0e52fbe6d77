package dev.slipway.platform.operate;

import dev.slipway.platform.admission.Admission;
import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.ConflictException;
import dev.slipway.platform.api.DeployRequest;
import dev.slipway.platform.api.RefusedException;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.environment.Environments;
import dev.slipway.platform.environment.Peers;
import dev.slipway.platform.environment.Variable;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Deployment.State;
import dev.slipway.platform.release.Project;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.store.Records;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what is named, or says what there is instead. */
final class Lookup {
    private Lookup() {}

    static Project project(Records records, String name) {
        var wanted = name.isEmpty() ? "default" : name;
        var projects = records.projects();
        return projects.stream()
                .filter(project -> project.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new AbsentException("there is no project '" + wanted + "'; there is "
                        + String.join(", ", projects.stream().map(Project::name).toList())));
    }

    static Application application(Records records, String name) {
        return records.application(name)
                .orElseThrow(() -> new AbsentException("there is no application '" + name + "'"));
    }

    static Application living(Application application) {
        if (application.destroying()) {
            throw new ConflictException("'" + application.name() + "' is being destroyed");
        }
        return application;
    }

    static Release release(Records records, String application, int version) {
        application(records, application);
        return records.release(application, version)
                .orElseThrow(() -> new AbsentException("'" + application + "' has no release " + version
                        + "; the newest is " + records.lastRelease(application)));
    }

    static Deployment deployment(Records records, String application, int id) {
        application(records, application);
        return records.deployments(application, Integer.MAX_VALUE).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new AbsentException("'" + application + "' has no deployment " + id));
    }

    static Deployment unfinished(Records records, String application, int id) {
        var found = deployment(records, application, id);
        if (found.state().ended()) {
            throw new ConflictException("deployment " + id + " of '" + application + "' has ended already: "
                    + found.state().name().toLowerCase(Locale.ROOT));
        }
        return found;
    }

    /** The deployment whose release will be current when all is done, where one is under way. */
    static Optional<Deployment> coming(Records records, String application) {
        return records.unfinished(application).stream()
                .filter(one -> one.state() != State.REVERTING && one.state() != State.CANCELLING)
                .reduce((_, last) -> last);
    }

    /** The release that the next change goes on from: the one that is current or will be; the newest where none is. */
    static Optional<Release> head(Records records, Application application) {
        var name = application.name();
        var version = coming(records, name).map(Deployment::release).orElse(application.current());
        return records.release(name, version > 0 ? version : records.lastRelease(name));
    }

    /** The configuration that the next change goes on from; that of a release which failed is not. */
    static Config config(Records records, Application application) {
        return head(records, application).map(Release::config).orElseGet(() -> records.config(application.name()));
    }

    /** The same under the number of the newest, so that what is made of it gets a new one. */
    static Config base(Records records, Application application) {
        var newest = records.config(application.name());
        return new Config(newest.version(), config(records, application).entries());
    }

    /** The release that was current before the one that is. */
    static int versionBefore(Records records, Application application) {
        return records.deployments(application.name(), Integer.MAX_VALUE).stream()
                .filter(one -> one.state() == State.SUCCEEDED && one.release() == application.current())
                .map(Deployment::previous)
                .filter(version -> version > 0 && version != application.current())
                .findFirst()
                .orElseThrow(() ->
                        new ConflictException("'" + application.name() + "' had no release before the current one"));
    }

    /** The project a request goes to, if it may have what it asks for. */
    static Project admitted(Records records, DeployRequest request) {
        var name = request.spec().name();
        var home = records.application(name).map(Application::project).orElse(request.project());
        var project = project(records, home);
        refuse(name, Admission.reasons(project, request.spec()), project.name());
        return project;
    }

    static void refuse(String application, List<String> reasons, String project) {
        if (!reasons.isEmpty()) {
            throw new RefusedException(
                    "'" + application + "' asks for what an application of project '" + project
                            + "' must not have, as that has no infrastructure profile",
                    reasons);
        }
    }

    /** Throws when a variable stands for something that does not exist. */
    static void checkConfig(ApplicationSpec spec, Config config) {
        var environments = new Environments(spec, config, everywhere(spec));
        var faults = new ArrayList<String>();
        for (var service : spec.services().keySet()) {
            environments.variables(service).values().forEach(variable -> addFault(service, variable, faults));
            environments.files(service).values().forEach(variable -> addFault(service, variable, faults));
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    private static void addFault(String service, Variable variable, List<String> faults) {
        if (variable instanceof Variable.Unknown unknown) {
            faults.add("service '" + service + "': " + unknown.reason());
        }
    }

    /** Gears that are all there; where they are does not matter. */
    private static Peers everywhere(ApplicationSpec spec) {
        var hosts = new HashMap<String, List<String>>();
        spec.services().keySet().forEach(name -> hosts.put(name, List.of()));
        return new Peers(hosts, hosts);
    }

    /** The value of an entry of the configuration. */
    static Variable value(Records records, Application application, String service, String name) {
        var spec =
                head(records, application).map(Release::spec).orElseGet(() -> ApplicationSpec.of(application.name()));
        return new Environments(spec, config(records, application), everywhere(spec))
                .entry(service, name)
                .orElseThrow(() -> new AbsentException("the configuration of '" + application.name()
                        + "' has no entry '" + (service.isEmpty() ? "" : service + ".") + name + "'"));
    }
}
