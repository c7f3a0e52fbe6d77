package dev.slipway.engine.container;

import dev.slipway.engine.api.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the engine's JSON of what is to be created. */
final class SpecJson {
    private SpecJson() {}

    static JsonNode container(ContainerSpec spec) {
        var program = spec.program();
        var json = Json.object().put("Image", spec.image());
        json.set("Labels", Json.object(spec.labels()));
        json.set("Env", environment(program.environment()));
        json.put("Tty", program.terminal()).put("OpenStdin", program.stdin()).put("StdinOnce", program.stdin());
        putWords(json, "Entrypoint", program.entrypoint());
        putWords(json, "Cmd", program.command());
        putText(json, "User", program.user());
        putText(json, "WorkingDir", program.workingDirectory());
        putText(json, "StopSignal", program.stopSignal());
        if (spec.health() != null) {
            json.set("Healthcheck", spec.health().json());
        }
        spec.host()
                .ports()
                .forEach(port -> json.withObjectProperty("ExposedPorts").putObject(port.key()));
        json.set("HostConfig", host(spec.host()));
        return json;
    }

    static JsonNode exec(ExecSpec spec, boolean stdin) {
        var json = Json.object()
                .put("AttachStdin", stdin)
                .put("AttachStdout", true)
                .put("AttachStderr", true)
                .put("Tty", spec.terminal())
                .put("Privileged", spec.privileged());
        json.set("Cmd", Json.array(spec.command()));
        json.set("Env", environment(spec.environment()));
        putText(json, "User", spec.user());
        putText(json, "WorkingDir", spec.workingDirectory());
        return json;
    }

    private static JsonNode host(Host host) {
        var json = Json.object().put("Privileged", host.privileged());
        putText(json, "NetworkMode", host.network());
        putWords(json, "CapAdd", host.capabilities());
        json.putObject("RestartPolicy").put("Name", host.restart().word());
        host.mounts().forEach(mount -> json.withArrayProperty("Mounts").add(mount(mount)));
        host.ports()
                .forEach(port -> json.withObjectProperty("PortBindings")
                        .withArrayProperty(port.key())
                        .addObject()
                        .put("HostIp", port.hostAddress())
                        .put("HostPort", port.hostPort() == 0 ? "" : Integer.toString(port.hostPort())));
        return json;
    }

    private static JsonNode mount(Mount mount) {
        var json = Json.object().put("Target", mount.target());
        switch (mount) {
            case Mount.Bind(var source, var _, var readOnly) ->
                json.put("Type", "bind").put("Source", source).put("ReadOnly", readOnly);
            case Mount.Volume(var name, var _, var readOnly) ->
                json.put("Type", "volume").put("Source", name).put("ReadOnly", readOnly);
            case Mount.Memory(var _, var bytes) ->
                json.put("Type", "tmpfs").putObject("TmpfsOptions").put("SizeBytes", bytes);
        }
        return json;
    }

    private static JsonNode environment(Map<String, String> variables) {
        Collection<String> lines = variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
        return Json.array(lines);
    }

    private static void putWords(ObjectNode json, String field, List<String> words) {
        if (!words.isEmpty()) {
            json.set(field, Json.array(words));
        }
    }

    private static void putText(ObjectNode json, String field, String text) {
        if (!text.isEmpty()) {
            json.put(field, text);
        }
    }
}
