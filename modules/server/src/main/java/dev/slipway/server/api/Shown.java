package dev.slipway.server.api;

import dev.slipway.platform.config.Config;
import dev.slipway.platform.config.ConfigEntry;
import dev.slipway.platform.config.ConfigEntry.Value;
import dev.slipway.platform.config.Sealed;
import dev.slipway.platform.release.Release;

/** Records as they may leave the server: sealed values stay in the store. */
final class Shown {
    private static final Sealed KEPT = new Sealed("");

    private Shown() {}

    static Release of(Release release) {
        return new Release(
                release.version(),
                release.spec(),
                release.artifacts(),
                of(release.config()),
                release.author(),
                release.reason(),
                release.copyOf(),
                release.created());
    }

    static Config of(Config config) {
        return new Config(
                config.version(), config.entries().stream().map(Shown::of).toList());
    }

    private static ConfigEntry of(ConfigEntry entry) {
        return new ConfigEntry(entry.name(), entry.service(), of(entry.value()), entry.revision());
    }

    private static Value of(Value value) {
        return switch (value) {
            case Value.Secret _ -> new Value.Secret(KEPT);
            case Value.Generated generated -> new Value.Generated(generated.rule(), KEPT);
            case Value.Plain _, Value.Linked _, Value.Aggregated _ -> value;
        };
    }
}
