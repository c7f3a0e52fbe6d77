package dev.slipway.platform.json;

import dev.slipway.platform.api.ConfigChange;
import dev.slipway.platform.api.Deployed;
import dev.slipway.platform.application.FileSpec;
import dev.slipway.platform.application.HealthCheck.Probe;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.config.ConfigEntry;
import dev.slipway.platform.config.DeclaredEntry;
import dev.slipway.platform.config.GenerationRule;
import dev.slipway.platform.gear.FoundGear.Health;
import dev.slipway.platform.gear.FoundGear.Phase;
import java.util.Map;

/** What the members of closed sets are called. The names are in every store: they do not change with the classes. */
final class Kinds {
    static final Map<Class<?>, Map<String, Class<?>>> NAMES = Map.ofEntries(
            Map.entry(FileSpec.class, Map.of("plain", FileSpec.Plain.class, "config", FileSpec.OfConfig.class)),
            Map.entry(
                    Probe.class,
                    Map.of(
                            "none",
                            Probe.None.class,
                            "image",
                            Probe.OfImage.class,
                            "command",
                            Probe.Command.class,
                            "tcp",
                            Probe.Tcp.class,
                            "http",
                            Probe.Http.class)),
            Map.entry(
                    Mount.class,
                    Map.of(
                            "volume", Mount.Volume.class,
                            "anonymous", Mount.Anonymous.class,
                            "bind", Mount.Bind.class,
                            "memory", Mount.Memory.class,
                            "file", Mount.FileContent.class)),
            Map.entry(
                    Networking.Mode.class,
                    Map.of(
                            "networks", Networking.Mode.Networks.class,
                            "host", Networking.Mode.Host.class,
                            "none", Networking.Mode.None.class,
                            "service", Networking.Mode.OfService.class)),
            Map.entry(
                    ConfigEntry.Value.class,
                    Map.of(
                            "plain", ConfigEntry.Value.Plain.class,
                            "secret", ConfigEntry.Value.Secret.class,
                            "generated", ConfigEntry.Value.Generated.class,
                            "linked", ConfigEntry.Value.Linked.class,
                            "aggregated", ConfigEntry.Value.Aggregated.class)),
            Map.entry(
                    DeclaredEntry.Source.class,
                    Map.of(
                            "given", DeclaredEntry.Source.Given.class,
                            "generated", DeclaredEntry.Source.Generated.class,
                            "linked", DeclaredEntry.Source.Linked.class,
                            "aggregated", DeclaredEntry.Source.Aggregated.class)),
            Map.entry(
                    GenerationRule.class,
                    Map.of(
                            "characters", GenerationRule.Characters.class,
                            "uuid", GenerationRule.Uuid.class,
                            "rsa", GenerationRule.RsaKey.class,
                            "ed25519", GenerationRule.Ed25519Key.class)),
            Map.entry(
                    Phase.class,
                    Map.of(
                            "created", Phase.Created.class,
                            "running", Phase.Running.class,
                            "ended", Phase.Ended.class,
                            "removing", Phase.Removing.class)),
            Map.entry(
                    Health.class,
                    Map.of(
                            "unchecked", Health.Unchecked.class,
                            "starting", Health.Starting.class,
                            "healthy", Health.Healthy.class,
                            "unhealthy", Health.Unhealthy.class)),
            Map.entry(
                    Deployed.class,
                    Map.of(
                            "started",
                            Deployed.Started.class,
                            "unchanged",
                            Deployed.Unchanged.class,
                            "stored",
                            Deployed.Stored.class)),
            Map.entry(
                    ConfigChange.class,
                    Map.of(
                            "plain",
                            ConfigChange.Plain.class,
                            "secret",
                            ConfigChange.Secret.class,
                            "generate",
                            ConfigChange.Generate.class,
                            "link",
                            ConfigChange.Link.class,
                            "aggregated",
                            ConfigChange.Aggregated.class,
                            "unset",
                            ConfigChange.Unset.class)));

    private Kinds() {}
}
