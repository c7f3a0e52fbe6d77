package dev.slipway.compose.application;

import dev.slipway.compose.service.ComposeService;
import dev.slipway.platform.application.Rights;
import java.util.List;
import java.util.Locale;

/** What a service of a Compose project may do. */
final class RightMapping {
    private static final String PREFIX = "CAP_";

    private RightMapping() {}

    static Rights rights(ComposeService service) {
        var isolation = service.isolation();
        return new Rights(
                isolation.privileged(),
                capabilities(isolation.capAdd()),
                capabilities(isolation.capDrop()),
                isolation.devices().stream()
                        .map(device -> new Rights.Device(device.source(), device.target(), device.permissions()))
                        .toList(),
                isolation.deviceCgroupRules(),
                ServiceMapping.text(isolation.pid()),
                ServiceMapping.text(isolation.ipc()),
                ServiceMapping.text(isolation.uts()),
                ServiceMapping.text(isolation.userns()),
                ServiceMapping.text(isolation.cgroup()),
                ServiceMapping.text(isolation.cgroupParent()),
                isolation.sysctls(),
                isolation.securityOptions(),
                service.storage().readOnly(),
                ServiceMapping.text(isolation.runtime()));
    }

    private static List<String> capabilities(List<String> written) {
        return written.stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .map(name -> name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name)
                .toList();
    }
}
