package dev.slipway.docker.gear;

import dev.slipway.engine.container.Mount;
import dev.slipway.engine.image.ImageConfig;
import dev.slipway.engine.volume.VolumeSpec;
import dev.slipway.oci.Digest;
import dev.slipway.platform.application.Rollout;
import dev.slipway.platform.application.Strategy;
import dev.slipway.platform.gear.GearSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Computes what a gear's container sees beside its image. Volumes without a name are those of its slot; so are the ones
 * that the image wants, unless two gears may have the slot at the same time.
 */
final class MountMapping {
    private static final int DIGITS = 8;

    private final GearSpec gear;
    private final ImageConfig image;

    MountMapping(GearSpec gear, ImageConfig image) {
        this.gear = gear;
        this.image = image;
    }

    List<Mount> mounts(List<String> ownFolders) {
        var mounts = new ArrayList<Mount>();
        for (var mount : gear.service().mounts()) {
            switch (mount) {
                case dev.slipway.platform.application.Mount.Volume volume ->
                    mounts.add(new Mount.Volume(
                            gear.application().volumeName(volume.volume()),
                            volume.target(),
                            volume.readOnly(),
                            volume.copy()));
                case dev.slipway.platform.application.Mount.Bind bind ->
                    mounts.add(new Mount.Bind(
                            bind.source(), bind.target(), bind.readOnly(), bind.create(), bind.propagation()));
                case dev.slipway.platform.application.Mount.Memory memory ->
                    mounts.add(new Mount.Memory(memory.target(), memory.size(), memory.mode()));
                case dev.slipway.platform.application.Mount.Anonymous _,
                        dev.slipway.platform.application.Mount.FileContent _ -> {}
            }
        }
        slotTargets().forEach(target -> mounts.add(new Mount.Volume(volumeName(target), target, false)));
        ownFolders.forEach(folder -> mounts.add(Mount.Volume.nameless(folder)));
        return mounts;
    }

    List<VolumeSpec> volumes() {
        return slotTargets()
                .map(target -> new VolumeSpec(volumeName(target), "", Map.of(), labels(target)))
                .toList();
    }

    private Stream<String> slotTargets() {
        var written = gear.service().mounts().stream()
                .filter(dev.slipway.platform.application.Mount.Anonymous.class::isInstance)
                .map(dev.slipway.platform.application.Mount::target);
        return Stream.concat(written, imageTargets()).distinct();
    }

    private Stream<String> imageTargets() {
        if (Strategy.of(gear.service()).order() == Rollout.Order.START_FIRST) {
            return Stream.empty();
        }
        return image.volumes().stream()
                .filter(target -> gear.service().mounts().stream()
                        .noneMatch(mount -> mount.target().equals(target)));
    }

    private Map<String, String> labels(String target) {
        return Map.of(
                Labels.PROJECT,
                gear.project(),
                Labels.APPLICATION,
                gear.name().application(),
                Labels.SERVICE,
                gear.name().service(),
                Labels.SLOT,
                Integer.toString(gear.name().slot()),
                Labels.TARGET,
                target);
    }

    private String volumeName(String target) {
        return gear.name().application() + "_" + gear.name().service() + "-"
                + gear.name().slot() + "_" + Digest.of(target).shortened(DIGITS);
    }
}
