package dev.slipway.platform.operate;

import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.ConflictException;
import dev.slipway.platform.api.VolumeStatus;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.reconcile.Journal;
import dev.slipway.platform.runtime.FoundVolume;
import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.store.Records;
import dev.slipway.platform.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Volumes of applications, those among them that are gone. */
final class Volumes {
    private final Store store;
    private final GearRuntime runtime;
    private final Journal journal;

    Volumes(Store store, GearRuntime runtime, Journal journal) {
        this.store = store;
        this.runtime = runtime;
        this.journal = journal;
    }

    List<VolumeStatus> list(String application, boolean sizes) throws InterruptedException {
        var found = runtime.volumes(sizes).stream()
                .filter(volume -> application.isEmpty() || volume.application().equals(application))
                .toList();
        return store.read(records -> {
            if (found.isEmpty() && !application.isEmpty()) {
                Lookup.application(records, application);
            }
            var services = services(records);
            return found.stream().map(volume -> status(volume, services)).toList();
        });
    }

    /** What each application that there is runs, or will run when what is under way is done. */
    private static Map<String, Collection<ServiceSpec>> services(Records records) {
        var services = new HashMap<String, Collection<ServiceSpec>>();
        for (var application : records.applications()) {
            services.put(
                    application.name(),
                    Lookup.head(records, application)
                            .map(release -> release.spec().services().values())
                            .orElse(List.of()));
        }
        return services;
    }

    private static VolumeStatus status(FoundVolume volume, Map<String, Collection<ServiceSpec>> all) {
        var names = all.getOrDefault(volume.application(), List.of()).stream()
                .filter(service -> sees(service, volume))
                .map(ServiceSpec::name)
                .toList();
        return new VolumeStatus(volume, !all.containsKey(volume.application()), names);
    }

    private static boolean sees(ServiceSpec service, FoundVolume volume) {
        return volume.volume().isEmpty()
                ? volume.slot().startsWith(service.name() + ".")
                : service.mounts().stream()
                        .anyMatch(mount -> mount instanceof Mount.Volume named
                                && named.volume().equals(volume.volume()));
    }

    void remove(String name, String author) throws InterruptedException {
        var volume = runtime.volumes(false).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AbsentException("there is no volume '" + name + "' of an application"));
        if (!volume.users().isEmpty()) {
            throw new ConflictException(
                    "volume '" + name + "' is in use by " + String.join(", ", volume.users()) + "; remove that first");
        }
        runtime.removeVolume(name);
        journal.inTransaction((_, events) -> {
            events.accept(journal.event(
                    volume.application(),
                    author,
                    "volume.removed",
                    "volume " + name + " is removed",
                    Map.of("volume", name)));
            return true;
        });
    }
}
