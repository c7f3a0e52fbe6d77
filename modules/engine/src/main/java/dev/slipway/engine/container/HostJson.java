package dev.slipway.engine.container;

import dev.slipway.engine.api.Json;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the engine's JSON of what a container gets of its machine. */
final class HostJson {
    private HostJson() {}

    static JsonNode host(Host host, Program program) {
        var json = Json.object();
        json.putObject("RestartPolicy").put("Name", host.restart().word());
        Json.putTexts(json, "GroupAdd", program.identity().groups());
        if (program.init()) {
            json.put("Init", true);
        }
        putNetworking(json, host.networking());
        putIsolation(json, host.isolation());
        putLimits(json, host.limits());
        putLogging(json, host.logging());
        host.mounts().forEach(mount -> putMount(json, mount));
        return json;
    }

    private static void putNetworking(ObjectNode json, Networking networking) {
        Json.putText(json, "NetworkMode", networking.mode());
        networking
                .ports()
                .forEach(port -> json.withObjectProperty("PortBindings")
                        .withArrayProperty(port.key())
                        .addObject()
                        .put("HostIp", port.hostAddress())
                        .put("HostPort", port.hostPorts()));
        Json.putTexts(json, "ExtraHosts", lines(networking.names()));
        Json.putTexts(json, "Dns", networking.dns());
        Json.putTexts(json, "DnsSearch", networking.dnsSearch());
        Json.putTexts(json, "DnsOptions", networking.dnsOptions());
    }

    private static List<String> lines(Map<String, List<String>> names) {
        return names.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(host -> host.getValue().stream().map(address -> host.getKey() + ":" + address))
                .toList();
    }

    private static void putIsolation(ObjectNode json, Isolation isolation) {
        json.put("Privileged", isolation.privileged()).put("ReadonlyRootfs", isolation.readOnly());
        Json.putTexts(json, "CapAdd", isolation.added());
        Json.putTexts(json, "CapDrop", isolation.dropped());
        isolation
                .devices()
                .forEach(device -> json.withArrayProperty("Devices")
                        .addObject()
                        .put("PathOnHost", device.source())
                        .put("PathInContainer", device.target())
                        .put("CgroupPermissions", device.permissions()));
        Json.putTexts(json, "DeviceCgroupRules", isolation.deviceRules());
        Json.putTexts(json, "SecurityOpt", isolation.security());
        putNamespaces(json, isolation.namespaces());
        Json.putText(json, "CgroupParent", isolation.cgroupParent());
        Json.putText(json, "Runtime", isolation.runtime());
        if (!isolation.sysctls().isEmpty()) {
            json.set("Sysctls", Json.object(isolation.sysctls()));
        }
    }

    private static void putNamespaces(ObjectNode json, Isolation.Namespaces namespaces) {
        Json.putText(json, "PidMode", namespaces.pid());
        Json.putText(json, "IpcMode", namespaces.ipc());
        Json.putText(json, "UTSMode", namespaces.uts());
        Json.putText(json, "UsernsMode", namespaces.users());
        Json.putText(json, "CgroupnsMode", namespaces.cgroup());
    }

    private static void putLimits(ObjectNode json, Limits limits) {
        putNumber(json, "NanoCpus", limits.nanoCpus());
        putNumber(json, "CpuShares", limits.cpuShares());
        Json.putText(json, "CpusetCpus", limits.cpuSet());
        putNumber(json, "Memory", limits.memory());
        putNumber(json, "MemoryReservation", limits.memoryReservation());
        putNumber(json, "MemorySwap", limits.memorySwap());
        if (limits.swappiness() >= 0) {
            json.put("MemorySwappiness", limits.swappiness());
        }
        putNumber(json, "PidsLimit", limits.pids());
        putNumber(json, "ShmSize", limits.sharedMemory());
        putNumber(json, "OomScoreAdj", limits.oomScore());
        if (limits.oomKillDisabled()) {
            json.put("OomKillDisable", true);
        }
        limits.ulimits()
                .forEach(ulimit -> json.withArrayProperty("Ulimits")
                        .addObject()
                        .put("Name", ulimit.name())
                        .put("Soft", ulimit.soft())
                        .put("Hard", ulimit.hard()));
        if (!limits.storage().isEmpty()) {
            json.set("StorageOpt", Json.object(limits.storage()));
        }
    }

    private static void putLogging(ObjectNode json, Host.Logging logging) {
        if (!logging.driver().isEmpty() || !logging.options().isEmpty()) {
            var config = json.putObject("LogConfig").put("Type", logging.driver());
            config.set("Config", Json.object(logging.options()));
        }
    }

    private static void putMount(ObjectNode json, Mount mount) {
        switch (mount) {
            case Mount.Bind bind
            when bind.create() -> json.withArrayProperty("Binds").add(line(bind));
            case Mount.Bind bind -> {
                var entry = entry(json, "bind", bind.target())
                        .put("Source", bind.source())
                        .put("ReadOnly", bind.readOnly());
                if (!bind.propagation().isEmpty()) {
                    entry.putObject("BindOptions").put("Propagation", bind.propagation());
                }
            }
            case Mount.Volume volume -> {
                var entry = entry(json, "volume", volume.target()).put("ReadOnly", volume.readOnly());
                Json.putText(entry, "Source", volume.name());
                if (!volume.copy()) {
                    entry.putObject("VolumeOptions").put("NoCopy", true);
                }
            }
            case Mount.Memory memory -> {
                var options = entry(json, "tmpfs", memory.target()).putObject("TmpfsOptions");
                options.put("SizeBytes", memory.bytes());
                putNumber(options, "Mode", memory.mode());
            }
        }
    }

    private static ObjectNode entry(ObjectNode json, String type, String target) {
        return json.withArrayProperty("Mounts").addObject().put("Type", type).put("Target", target);
    }

    /** The older form: the only one that makes what is missing before API 1.43. */
    private static String line(Mount.Bind bind) {
        var options = new StringJoiner(",");
        options.add(bind.readOnly() ? "ro" : "rw");
        if (!bind.propagation().isEmpty()) {
            options.add(bind.propagation());
        }
        return bind.source() + ":" + bind.target() + ":" + options;
    }

    private static void putNumber(ObjectNode json, String field, long number) {
        if (number != 0) {
            json.put(field, number);
        }
    }
}
