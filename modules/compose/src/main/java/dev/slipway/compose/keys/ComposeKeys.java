package dev.slipway.compose.keys;

import static dev.slipway.compose.keys.Key.bytes;
import static dev.slipway.compose.keys.Key.flag;
import static dev.slipway.compose.keys.Key.list;
import static dev.slipway.compose.keys.Key.mapping;
import static dev.slipway.compose.keys.Key.named;
import static dev.slipway.compose.keys.Key.table;
import static dev.slipway.compose.keys.Key.text;
import static dev.slipway.compose.keys.Key.texts;

/**
 * The keys of a whole Compose file (Compose Specification, June 2026, and its schema). This is the one place that says
 * what is honoured, what is warned about and what is refused; the reader goes by it and the documentation is made from
 * it. The measure is a Docker engine of API 1.41.
 */
public final class ComposeKeys {
    private static final String OWN_STORE =
            "secrets and configs come from files, variables, inline text or 'slipway config'";

    private ComposeKeys() {}

    /** The root of the tree; its own name is empty. */
    public static Key root() {
        return ROOT;
    }

    private static final Key ROOT = mapping(
            "",
            text("version").warned("has had no meaning since the Compose Specification; remove it"),
            text("name"),
            list(
                    "include",
                    Key.of("path", Shape.PATHS),
                    Key.of("project_directory", Shape.PATH),
                    Key.of("env_file", Shape.PATHS)),
            named("services", ServiceKeys.service()),
            named("networks", network()),
            named("volumes", volume()),
            named("secrets", secret()),
            named("configs", config()),
            named("models", Key.of("*", Shape.ANY)).refused("Slipway runs no language models; run one as a service"));

    private static Key network() {
        return mapping(
                "*",
                text("name"),
                text("driver"),
                table("driver_opts"),
                flag("external").note("the network is used as it is, and never removed"),
                flag("internal"),
                flag("attachable"),
                flag("enable_ipv4").warned("needs engine API 1.48; networks have IPv4 addresses"),
                flag("enable_ipv6"),
                table("labels"),
                mapping(
                        "ipam",
                        text("driver"),
                        table("options"),
                        list("config", text("subnet"), text("ip_range"), text("gateway"), table("aux_addresses"))));
    }

    private static Key volume() {
        return mapping(
                "*",
                text("name"),
                text("driver"),
                table("driver_opts"),
                flag("external").note("the volume is used as it is, and never removed"),
                table("labels"));
    }

    private static Key secret() {
        return mapping(
                "*",
                text("name"),
                Key.of("file", Shape.PATH),
                text("environment"),
                flag("external").note("the value is the one of 'slipway config'"),
                table("labels").warned("nothing in the engine carries them"),
                text("driver").refused("only Swarm has drivers for secrets; " + OWN_STORE),
                table("driver_opts").refused("only Swarm has drivers for secrets; " + OWN_STORE),
                text("template_driver").refused("only Swarm fills in templates; " + OWN_STORE));
    }

    private static Key config() {
        return mapping(
                "*",
                text("name"),
                Key.of("file", Shape.PATH),
                text("environment"),
                text("content"),
                flag("external").note("the value is the one of 'slipway config'"),
                table("labels").warned("nothing in the engine carries them"),
                text("template_driver").refused("only Swarm fills in templates; " + OWN_STORE));
    }

    static Key grants(String name) {
        return list(name, text("source"), text("target"), text("uid"), text("gid"), Key.of("mode", Shape.FILE_MODE));
    }

    static Key ulimits(String name) {
        return named(name, mapping("*", Key.whole("soft"), Key.whole("hard")));
    }

    static Key devices(String name) {
        return list(name, texts("capabilities"), text("count"), texts("device_ids"), text("driver"), table("options"));
    }

    static Key blkioLimits(String name, boolean inBytes) {
        return list(name, text("path"), inBytes ? bytes("rate") : Key.whole("rate"));
    }
}
