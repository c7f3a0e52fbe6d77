package dev.slipway.platform.application;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whether what services refer to is there, and whether they wait for each other in a circle. */
final class References {
    private final Map<String, ServiceSpec> services;
    private final Set<String> finished = new HashSet<>();
    private final ArrayDeque<String> path = new ArrayDeque<>();

    private References(Map<String, ServiceSpec> services) {
        this.services = services;
    }

    static void check(
            Map<String, ServiceSpec> services,
            Map<String, NetworkSpec> networks,
            Map<String, VolumeSpec> volumes,
            Map<String, FileSpec> files) {
        services.forEach((name, service) -> {
            if (!name.equals(service.name())) {
                throw new IllegalArgumentException("service '" + service.name() + "' stands under '" + name + "'");
            }
            for (var attachment : service.networking().attachments()) {
                require(networks, attachment.network(), service, "network");
            }
            for (var mount : service.mounts()) {
                switch (mount) {
                    case Mount.Volume volume -> require(volumes, volume.volume(), service, "volume");
                    case Mount.FileContent file -> require(files, file.file(), service, "file");
                    case Mount.Bind _, Mount.Anonymous _, Mount.Memory _ -> {}
                }
            }
        });
        new References(services).checkOrder();
    }

    private void checkOrder() {
        services.values().forEach(this::visit);
    }

    private void visit(ServiceSpec service) {
        var name = service.name();
        if (finished.contains(name)) {
            return;
        }
        if (path.contains(name)) {
            throw new IllegalArgumentException(
                    "services wait for each other: " + String.join(" → ", path.reversed()) + " → " + name);
        }
        path.push(name);
        for (var dependency : service.dependencies()) {
            var other = services.get(dependency.service());
            if (other != null) {
                visit(other);
            } else if (dependency.required()) {
                throw missing(service, "service", dependency.service());
            }
        }
        path.pop();
        finished.add(name);
    }

    private static void require(Map<String, ?> there, String name, ServiceSpec service, String kind) {
        if (!there.containsKey(name)) {
            throw missing(service, kind, name);
        }
    }

    private static IllegalArgumentException missing(ServiceSpec service, String kind, String name) {
        return new IllegalArgumentException(
                "service '" + service.name() + "' refers to " + kind + " '" + name + "', which is not defined");
    }
}
