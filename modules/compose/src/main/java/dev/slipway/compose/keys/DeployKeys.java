package dev.slipway.compose.keys;

import static dev.slipway.compose.keys.Key.bytes;
import static dev.slipway.compose.keys.Key.duration;
import static dev.slipway.compose.keys.Key.list;
import static dev.slipway.compose.keys.Key.mapping;
import static dev.slipway.compose.keys.Key.table;
import static dev.slipway.compose.keys.Key.text;
import static dev.slipway.compose.keys.Key.texts;
import static dev.slipway.compose.keys.Key.whole;

/** The keys of {@code deploy}. */
final class DeployKeys {
    private static final String ONE_ENGINE = "there is one engine, and every container runs there";

    private DeployKeys() {}

    static Key deploy() {
        return mapping(
                "deploy",
                text("mode")
                        .values("replicated")
                        .valueWarned("global", "there is one engine, so there is one container")
                        .valueRefused("replicated-job", jobs())
                        .valueRefused("global-job", jobs()),
                whole("replicas"),
                table("labels"),
                text("endpoint_mode")
                        .values("dnsrr")
                        .valueWarned("vip", "a service's name resolves to all of its containers"),
                resources(),
                restartPolicy(),
                placement(),
                updateConfig("update_config", "continue", "pause", "rollback"),
                updateConfig("rollback_config", "continue", "pause"));
    }

    private static String jobs() {
        return "write a service that others depend on with 'service_completed_successfully'";
    }

    private static Key resources() {
        return mapping(
                "resources",
                mapping("limits", Key.of("cpus", Shape.NUMBER), bytes("memory"), whole("pids")),
                mapping(
                        "reservations",
                        Key.of("cpus", Shape.NUMBER).warned("the engine reserves no processors"),
                        bytes("memory"),
                        ComposeKeys.devices("devices"),
                        list("generic_resources", mapping("discrete_resource_spec", text("kind"), text("value")))
                                .warned("only Swarm counts them")));
    }

    private static Key restartPolicy() {
        return mapping(
                "restart_policy",
                text("condition").values("none", "on-failure", "any"),
                duration("delay"),
                whole("max_attempts"),
                duration("window"));
    }

    private static Key placement() {
        return mapping(
                        "placement",
                        texts("constraints"),
                        list("preferences", text("spread")),
                        whole("max_replicas_per_node"))
                .warned(ONE_ENGINE);
    }

    private static Key updateConfig(String name, String... failureActions) {
        return mapping(
                name,
                whole("parallelism"),
                duration("delay"),
                text("failure_action").values(failureActions),
                duration("monitor"),
                Key.of("max_failure_ratio", Shape.NUMBER),
                text("order").values("start-first", "stop-first"));
    }
}
