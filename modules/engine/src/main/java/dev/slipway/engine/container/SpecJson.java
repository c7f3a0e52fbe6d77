package dev.slipway.engine.container;

import dev.slipway.engine.api.Json;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the engine's JSON of what is to be created. */
final class SpecJson {
    private SpecJson() {}

    static JsonNode container(ContainerSpec spec) {
        var json = Json.object().put("Image", spec.image());
        json.set("Labels", Json.object(spec.labels()));
        putProgram(json, spec.program());
        if (spec.health() != null) {
            json.set("Healthcheck", spec.health().json());
        }
        putNetworking(json, spec.host().networking());
        json.set("HostConfig", HostJson.host(spec.host(), spec.program()));
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
        Json.putText(json, "User", spec.user());
        Json.putText(json, "WorkingDir", spec.workingDirectory());
        return json;
    }

    private static void putProgram(ObjectNode json, Program program) {
        json.set("Env", environment(program.environment()));
        json.put("Tty", program.terminal()).put("OpenStdin", program.stdin()).put("StdinOnce", program.stdin());
        Json.putTexts(json, "Entrypoint", program.entrypoint());
        Json.putTexts(json, "Cmd", program.command());
        Json.putText(json, "User", program.identity().user());
        Json.putText(json, "Hostname", program.identity().hostname());
        Json.putText(json, "Domainname", program.identity().domainname());
        Json.putText(json, "WorkingDir", program.workingDirectory());
        Json.putText(json, "StopSignal", program.stopSignal());
    }

    private static void putNetworking(ObjectNode json, Networking networking) {
        networking
                .exposed()
                .forEach(port -> json.withObjectProperty("ExposedPorts").putObject(port));
        networking
                .ports()
                .forEach(port -> json.withObjectProperty("ExposedPorts").putObject(port.key()));
        if (networking.endpoint() != null) {
            Json.putText(json, "MacAddress", networking.endpoint().mac());
            json.putObject("NetworkingConfig")
                    .putObject("EndpointsConfig")
                    .set(networking.mode(), networking.endpoint().json());
        }
    }

    private static JsonNode environment(Map<String, String> variables) {
        Collection<String> lines = variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
        return Json.array(lines);
    }
}
