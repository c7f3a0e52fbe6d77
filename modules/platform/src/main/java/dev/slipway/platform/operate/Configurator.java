package dev.slipway.platform.operate;

import dev.slipway.platform.api.ConfigChange;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.config.ConfigEntry;
import dev.slipway.platform.config.ConfigEntry.Value;
import dev.slipway.platform.config.DeclaredEntry;
import dev.slipway.platform.config.DeclaredEntry.Source;
import dev.slipway.platform.config.GenerationRule;
import dev.slipway.platform.config.Generator;
import dev.slipway.platform.config.Sealed;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.environment.Environments;
import dev.slipway.platform.reconcile.Journal;
import dev.slipway.platform.store.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes new versions of configurations. An entry whose value does not change keeps its revision. */
final class Configurator {
    private final Vault vault;
    private final Generator generator;

    Configurator(Vault vault, Generator generator) {
        this.vault = vault;
        this.generator = generator;
    }

    private record Key(String service, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return (service + "/" + name).compareTo(other.service + "/" + other.name);
        }
    }

    /** Where generated values are kept beside the configuration, by service and name. */
    interface Kept {
        /** What is kept, or empty. */
        String get(String key);

        /** Keeps something; forgets it where it is empty. */
        void put(String key, String value);

        /** In the store, for as long as the application lives. */
        static Kept in(Records records, String application) {
            var kind = Journal.GENERATED + application;
            return new Kept() {
                @Override
                public String get(String key) {
                    return records.note(kind, key).orElse("");
                }

                @Override
                public void put(String key, String value) {
                    if (value.isEmpty()) {
                        records.removeNote(kind, key);
                    } else {
                        records.putNote(kind, key, value);
                    }
                }
            };
        }

        /** Nowhere, for a look at what would be. */
        static Kept nowhere() {
            return new Kept() {
                @Override
                public String get(String key) {
                    return "";
                }

                @Override
                public void put(String key, String value) {}
            };
        }
    }

    /**
     * The configuration after changes and with what is declared; the same one where nothing changes. Generated values
     * are kept beside it, so that they are made once, whatever becomes of the configuration.
     */
    Config changed(
            Kept kept, String application, Config config, List<ConfigChange> changes, List<DeclaredEntry> declared) {
        var entries = new TreeMap<Key, ConfigEntry>();
        config.entries().forEach(entry -> entries.put(new Key(entry.service(), entry.name()), entry));
        var revision = config.version() + 1;
        for (var change : changes) {
            var key = new Key(change.service(), change.name());
            var entry = changed(kept, application, entries.get(key), change, revision);
            if (entry == null) {
                entries.remove(key);
                kept.put(key.service() + "/" + key.name(), "");
            } else {
                entries.put(key, entry);
            }
        }
        var missing = new ArrayList<String>();
        for (var wish : declared) {
            var key = new Key(wish.service(), wish.name());
            if (!entries.containsKey(key)) {
                var entry = declared(kept, application, wish, revision);
                if (entry == null) {
                    missing.add(wish.name());
                } else {
                    entries.put(key, entry);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("'" + application + "' needs configuration that nobody has set: "
                    + String.join(", ", missing) + "; set it with 'slipway config set'");
        }
        var all = new Config(revision, List.copyOf(entries.values()));
        return all.entries().equals(config.entries()) ? config : all;
    }

    private @Nullable ConfigEntry changed(
            Kept kept, String application, @Nullable ConfigEntry before, ConfigChange change, long revision) {
        return switch (change) {
            case ConfigChange.Unset _ -> null;
            case ConfigChange.Plain plain -> entry(before, plain, new Value.Plain(plain.text()), revision);
            case ConfigChange.Secret secret -> entry(before, secret, secret(application, before, secret), revision);
            case ConfigChange.Generate generate ->
                before != null && isMadeBy(generate.rule(), before)
                        ? before
                        : generated(kept, application, generate.service(), generate.name(), generate.rule(), revision);
            case ConfigChange.Link link ->
                entry(before, link, new Value.Linked(link.from(), link.variable()), revision);
            case ConfigChange.Aggregated it ->
                entry(before, it, new Value.Aggregated(it.of(), it.what(), it.delimiter()), revision);
        };
    }

    /** An entry with this value; the one before where it has that already. */
    private static ConfigEntry entry(@Nullable ConfigEntry before, ConfigChange change, Value value, long revision) {
        return before != null && before.value().equals(value)
                ? before
                : new ConfigEntry(change.name(), change.service(), value, revision);
    }

    private static boolean isMadeBy(GenerationRule rule, ConfigEntry entry) {
        return entry.value() instanceof Value.Generated generated
                && generated.rule().equals(rule);
    }

    private Value secret(String application, @Nullable ConfigEntry before, ConfigChange.Secret secret) {
        var place = Environments.place(application, secret.service(), secret.name());
        if (before != null
                && before.value() instanceof Value.Secret old
                && vault.open(place, old.sealed()).equals(secret.text())) {
            return old;
        }
        return new Value.Secret(vault.seal(place, secret.text()));
    }

    private @Nullable ConfigEntry declared(Kept kept, String application, DeclaredEntry wish, long revision) {
        return switch (wish.source()) {
            case Source.Generated generated ->
                generated(kept, application, wish.service(), wish.name(), generated.rule(), revision);
            case Source.Linked linked ->
                new ConfigEntry(
                        wish.name(), wish.service(), new Value.Linked(linked.service(), linked.variable()), revision);
            case Source.Aggregated aggregated ->
                new ConfigEntry(
                        wish.name(),
                        wish.service(),
                        new Value.Aggregated(aggregated.service(), aggregated.what(), aggregated.delimiter()),
                        revision);
            case Source.Given _ -> null;
        };
    }

    /** What was generated once for an application by the same rule, or a new value that is kept from now on. */
    private ConfigEntry generated(
            Kept kept, String application, String service, String name, GenerationRule rule, long revision) {
        var key = service + "/" + name;
        var words = kept.get(key).split("\n", 3);
        if (words.length == 3 && words[1].equals(text(rule))) {
            return new ConfigEntry(
                    name, service, new Value.Generated(rule, new Sealed(words[2])), Long.parseLong(words[0]));
        }
        var sealed = vault.seal(Environments.place(application, service, name), generator.make(rule));
        kept.put(key, revision + "\n" + text(rule) + "\n" + sealed.text());
        return new ConfigEntry(name, service, new Value.Generated(rule, sealed), revision);
    }

    private static String text(GenerationRule rule) {
        return rule.toString().replace('\n', ' ');
    }
}
