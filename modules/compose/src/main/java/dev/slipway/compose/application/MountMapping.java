package dev.slipway.compose.application;

import dev.slipway.compose.service.ComposeService;
import dev.slipway.compose.service.Grant;
import dev.slipway.platform.application.Mount;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a service of a Compose project mounts. */
final class MountMapping {
    private static final int READABLE = 0444;
    private static final String SECRETS = "/run/secrets/";

    private final ComposeService service;

    MountMapping(ComposeService service) {
        this.service = service;
    }

    List<Mount> mounts() {
        var storage = service.storage();
        var mounts = new ArrayList<Mount>();
        storage.mounts().forEach(mount -> mounts.add(mount(mount)));
        storage.tmpfs().forEach(place -> mounts.add(memory(place)));
        storage.configs().forEach(config -> mounts.add(file(SharedFiles.config(config.source()), config, "/")));
        storage.secrets().forEach(secret -> mounts.add(file(SharedFiles.secret(secret.source()), secret, SECRETS)));
        return mounts;
    }

    private static Mount mount(dev.slipway.compose.service.Mount mount) {
        return switch (mount) {
            case dev.slipway.compose.service.Mount.Bind bind ->
                new Mount.Bind(
                        bind.source().toString(),
                        bind.target(),
                        bind.readOnly(),
                        bind.createHostPath(),
                        ServiceMapping.text(bind.propagation()));
            case dev.slipway.compose.service.Mount.Volume volume ->
                volume.source() == null
                        ? new Mount.Anonymous(volume.target())
                        : new Mount.Volume(volume.source(), volume.target(), volume.readOnly(), !volume.noCopy());
            case dev.slipway.compose.service.Mount.Tmpfs tmpfs ->
                new Mount.Memory(
                        tmpfs.target(),
                        Objects.requireNonNullElse(tmpfs.size(), 0L),
                        Objects.requireNonNullElse(tmpfs.mode(), 0));
        };
    }

    /** {@code /run} or {@code /run:size=64m,mode=1777}; other options are the engine's usual ones. */
    private static Mount memory(String place) {
        var colon = place.indexOf(':');
        return new Mount.Memory(colon < 0 ? place : place.substring(0, colon), 0, 0);
    }

    private static Mount file(String name, Grant grant, String folder) {
        var target = grant.target();
        return new Mount.FileContent(
                name,
                target.startsWith("/") ? target : folder + target,
                ServiceMapping.text(grant.uid()),
                ServiceMapping.text(grant.gid()),
                Objects.requireNonNullElse(grant.mode(), READABLE));
    }
}
