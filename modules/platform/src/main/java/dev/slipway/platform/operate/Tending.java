package dev.slipway.platform.operate;

import dev.slipway.platform.api.ConflictException;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.release.Settings;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Changes what is wished of services without making a release: how many gears, stopped, started, replaced. */
final class Tending {
    private final Core core;

    Tending(Core core) {
        this.core = core;
    }

    void scale(String application, Map<String, Integer> gears, String author) {
        wish(application, author, "scale", gears.toString(), (settings, spec) -> Wishing.scaled(settings, spec, gears));
    }

    void stop(String application, Set<String> services, String author) {
        wish(
                application,
                author,
                "stop",
                services.toString(),
                (settings, spec) -> Wishing.stopped(settings, spec, services));
    }

    void remove(String application, Set<String> services, String author) {
        wish(
                application,
                author,
                "remove",
                services.toString(),
                (settings, spec) -> Wishing.removed(settings, spec, services));
    }

    void start(String application, Set<String> services, String author) {
        wish(
                application,
                author,
                "start",
                services.toString(),
                (settings, spec) ->
                        Wishing.started(settings, spec, services, core.clock().instant()));
    }

    void restart(String application, Set<String> services, String author) {
        wish(
                application,
                author,
                "restart",
                services.toString(),
                (settings, spec) ->
                        Wishing.restarted(settings, spec, services, core.clock().instant()));
    }

    void replace(String application, Set<String> gears, String author) {
        wish(
                application,
                author,
                "replace",
                gears.toString(),
                (settings, spec) ->
                        Wishing.replaced(settings, spec, gears, core.clock().instant()));
    }

    private void wish(
            String application,
            String author,
            String kind,
            String what,
            BiFunction<Settings, ApplicationSpec, Settings> change) {
        core.change(application, (records, events) -> {
            var found = Lookup.living(Lookup.application(records, application));
            var head = Lookup.head(records, found)
                    .orElseThrow(
                            () -> new ConflictException("'" + application + "' has no release yet; deploy it first"));
            records.put(Wishing.with(found, change.apply(found.settings(), head.spec())));
            events.accept(core.journal()
                    .event(application, author, "application." + kind, kind + " " + what, Map.of("what", what)));
            return true;
        });
    }
}
