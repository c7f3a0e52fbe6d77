package dev.slipway.compose.service;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What separates a container from its host. Namespaces are null where a container has its own. */
public record Isolation(
        boolean privileged,
        List<String> capAdd,
        List<String> capDrop,
        List<String> securityOptions,
        List<Device> devices,
        List<String> deviceCgroupRules,
        @Nullable String pid,
        @Nullable String ipc,
        @Nullable String uts,
        @Nullable String userns,
        @Nullable String cgroup,
        @Nullable String cgroupParent,
        Map<String, String> sysctls,
        @Nullable String runtime) {
    /** Copies the lists. */
    public Isolation {
        capAdd = List.copyOf(capAdd);
        capDrop = List.copyOf(capDrop);
        securityOptions = List.copyOf(securityOptions);
        devices = List.copyOf(devices);
        deviceCgroupRules = List.copyOf(deviceCgroupRules);
    }

    /** What a mapping in canonical form says. */
    public static Isolation of(Mapping mapping) {
        var values = new Values(mapping);
        return new Isolation(
                values.flag("privileged"),
                values.texts("cap_add"),
                values.texts("cap_drop"),
                values.texts("security_opt"),
                values.list("devices", Device::of),
                values.texts("device_cgroup_rules"),
                values.text("pid"),
                values.text("ipc"),
                values.text("uts"),
                values.text("userns_mode"),
                values.text("cgroup"),
                values.text("cgroup_parent"),
                values.table("sysctls"),
                values.text("runtime"));
    }
}
