package dev.slipway.cli.platform;

import dev.slipway.platform.api.Status;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Health;
import dev.slipway.platform.gear.FoundGear.Phase;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How an application is, in words and as JSON. */
public final class StatusText {
    private StatusText() {}

    /** Gears that are ready, of those that are wished: {@code 3/4}. */
    public static String ready(Status status) {
        var ready =
                status.services().stream().mapToInt(Status.ServiceStatus::ready).sum();
        var wished = status.services().stream()
                .mapToInt(Status.ServiceStatus::wished)
                .sum();
        return ready + "/" + wished;
    }

    /** One word: {@code running}, {@code rolling}, {@code stopped} and so on. */
    public static String state(Status status) {
        var deployment = status.deployment();
        if (status.application().destroying()) {
            return "going";
        }
        if (deployment != null && !deployment.state().ended()) {
            return deployment.state().name().toLowerCase(Locale.ROOT);
        }
        if (status.application().current() == 0) {
            return deployment == null ? "empty" : "failed";
        }
        if (status.services().stream().allMatch(service -> service.wished() == 0)) {
            return "stopped";
        }
        return status.isReady() ? "running" : "degraded";
    }

    /** What a gear does: {@code ready}, {@code starting}, {@code exited 1}. */
    public static String phase(FoundGear gear) {
        return switch (gear.phase()) {
            case Phase.Created _ -> "created";
            case Phase.Removing _ -> "going";
            case Phase.Ended ended ->
                "exited " + ended.exitCode() + (ended.reason().isEmpty() ? "" : " (" + ended.reason() + ")");
            case Phase.Running running ->
                switch (running.health()) {
                    case Health.Unchecked _ -> "running";
                    case Health.Starting _ -> "starting";
                    case Health.Healthy _ -> "ready";
                    case Health.Unhealthy _ -> "unready";
                };
        };
    }

    /** All of it, with stable names. */
    public static ObjectNode json(Status status) {
        var application = status.application();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("name", application.name())
                .put("project", application.project())
                .put("release", application.current())
                .put("state", state(status))
                .put("waiting", status.waiting())
                .put("created", application.created().toString());
        var services = json.putArray("services");
        status.services()
                .forEach(service -> services.addObject()
                        .put("name", service.service())
                        .put("image", service.image())
                        .put("wished", service.wished())
                        .put("ready", service.ready())
                        .put("strategy", service.strategy()));
        var gears = json.putArray("gears");
        status.gears().forEach(gear -> gears.add(json(gear)));
        return json;
    }

    private static ObjectNode json(FoundGear gear) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("name", gear.name().local())
                .put("service", gear.name().service())
                .put("slot", gear.name().slot())
                .put("state", phase(gear))
                .put("release", gear.release())
                .put("container", gear.id())
                .put("image", gear.artifact().toString())
                .put("created", gear.created().toString());
        var addresses = json.putObject("addresses");
        gear.addresses().forEach(addresses::put);
        return json;
    }
}
