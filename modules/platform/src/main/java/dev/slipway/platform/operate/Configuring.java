package dev.slipway.platform.operate;

import dev.slipway.platform.api.ConfigChange;
import dev.slipway.platform.api.Deployed;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.operate.ReleaseMaker.Content;
import java.util.List;
import java.util.Map;

/** Shows and changes what applications are configured with. */
final class Configuring {
    private final Core core;
    private final Configurator configurator;
    private final Vault vault;

    Configuring(Core core, Configurator configurator, Vault vault) {
        this.core = core;
        this.configurator = configurator;
        this.vault = vault;
    }

    Config config(String application) {
        return core.store().read(records -> {
            return Lookup.config(records, Lookup.application(records, application));
        });
    }

    String reveal(String application, String service, String name, String author) {
        return core.journal().inTransaction((records, events) -> {
            var found = Lookup.application(records, application);
            var value = Lookup.value(records, found, service, name).value(vault);
            events.accept(core.journal()
                    .event(
                            application,
                            author,
                            "config.revealed",
                            "the value of " + name + " was shown",
                            Map.of("service", service, "name", name)));
            return value;
        });
    }

    Deployed configure(String application, List<ConfigChange> changes, String author, String reason) {
        return core.change(application, (records, events) -> {
            var found = Lookup.living(Lookup.application(records, application));
            var before = Lookup.base(records, found);
            var config = configurator.changed(
                    Configurator.Kept.in(records, application), application, before, changes, List.of());
            var maker = core.maker(records, events);
            var head = Lookup.head(records, found);
            if (config.version() != before.version()) {
                head.ifPresent(release -> Lookup.checkConfig(release.spec(), config));
                records.add(application, config);
                events.accept(core.journal()
                        .event(
                                application,
                                author,
                                "config.changed",
                                reason,
                                Map.of("config", String.valueOf(config.version()))));
            }
            if (head.isEmpty()) {
                return new Deployed.Stored(config.version());
            }
            var content = new Content(head.get().spec(), head.get().artifacts(), config, author, reason, 0);
            return maker.deploy(found, content, false);
        });
    }
}
