package dev.slipway.compose.syntax;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mount in the short notation, {@code [source:]target[:options]}. A source that starts with a slash, a dot or a tilde
 * is a path of the host, any other a volume's name.
 */
public record ShortMount(@Nullable String source, String target, List<String> options) {
    private static final Set<String> PROPAGATIONS =
            Set.of("shared", "slave", "private", "rshared", "rslave", "rprivate");
    private static final Set<String> OTHERS =
            Set.of("ro", "rw", "z", "Z", "nocopy", "cached", "delegated", "consistent");

    /** Copies the options. */
    public ShortMount {
        options = List.copyOf(options);
    }

    /** Reads the short notation; throws {@link IllegalArgumentException} with the value and what is wrong. */
    public static ShortMount parse(String text) {
        var parts = text.split(":", -1);
        if (parts.length > 3 || text.isEmpty() || List.of(parts).contains("")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a mount; expected [SOURCE:]TARGET[:OPTIONS], such as data:/var/lib/data:ro");
        }
        var target = parts.length == 1 ? parts[0] : parts[1];
        if (!target.startsWith("/")) {
            throw new IllegalArgumentException(
                    "'" + text + "' mounts at '" + target + "', which is not an absolute path");
        }
        var options = parts.length == 3 ? List.of(parts[2].split(",", -1)) : List.<String>of();
        options.forEach(option -> check(option, text));
        return new ShortMount(parts.length == 1 ? null : parts[0], target, options);
    }

    /** Whether the source is a path of the host. */
    public boolean isBind() {
        return source != null && (source.startsWith("/") || source.startsWith(".") || source.startsWith("~"));
    }

    /** Whether the mount is read-only. */
    public boolean readOnly() {
        return options.contains("ro");
    }

    /** How mounts made later inside of it spread, or null where the notation does not say. */
    public @Nullable String propagation() {
        return options.stream().filter(PROPAGATIONS::contains).findFirst().orElse(null);
    }

    /** The SELinux label, {@code z} or {@code Z}, or null. */
    public @Nullable String selinux() {
        return options.stream()
                .filter(option -> option.equalsIgnoreCase("z"))
                .findFirst()
                .orElse(null);
    }

    private static void check(String option, String text) {
        if (!PROPAGATIONS.contains(option) && !OTHERS.contains(option)) {
            throw new IllegalArgumentException("'" + text + "' has the option '" + option
                    + "'; expected ro, rw, z, Z, nocopy or a propagation such as rslave");
        }
    }
}
