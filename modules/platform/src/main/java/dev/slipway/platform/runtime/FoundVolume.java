package dev.slipway.platform.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A volume as the runtime sees it.
 *
 * @param name its name in the runtime
 * @param application the application it belongs to, which may be gone
 * @param volume its name within the application; empty for one of a slot
 * @param slot the slot whose nameless volume it is, such as {@code db.1}; empty for one with a name
 * @param users what sees it, running or not: gears such as {@code db.1}, containers of others by their names
 * @param size bytes in it, or null where nobody tells
 */
public record FoundVolume(
        String name,
        String application,
        String volume,
        String slot,
        List<String> users,
        @Nullable Long size) {
    /** Copies the list. */
    public FoundVolume {
        users = List.copyOf(users);
    }
}
