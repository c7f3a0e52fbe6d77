package dev.slipway.compose.service;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service mounts, and its own file system. */
public record Storage(
        List<Mount> mounts,
        List<String> tmpfs,
        List<String> volumesFrom,
        boolean readOnly,
        @Nullable Long shmSize,
        Map<String, String> storageOptions,
        List<Grant> secrets,
        List<Grant> configs) {
    /** Copies the lists. */
    public Storage {
        mounts = List.copyOf(mounts);
        tmpfs = List.copyOf(tmpfs);
        volumesFrom = List.copyOf(volumesFrom);
        secrets = List.copyOf(secrets);
        configs = List.copyOf(configs);
    }

    /** What a mapping in canonical form says. */
    public static Storage of(Mapping mapping) {
        var values = new Values(mapping);
        return new Storage(
                values.list("volumes", Mount::of),
                values.texts("tmpfs"),
                values.texts("volumes_from"),
                values.flag("read_only"),
                values.large("shm_size"),
                values.table("storage_opt"),
                values.list("secrets", Grant::of),
                values.list("configs", Grant::of));
    }
}
