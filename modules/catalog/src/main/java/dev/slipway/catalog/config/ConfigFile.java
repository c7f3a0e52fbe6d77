package dev.slipway.catalog.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A configuration file that a container writes at each start. */
public sealed interface ConfigFile {
    /** The top of the Filesystem Hierarchy Standard 3.0, as far as packages put files of several owners there. */
    Set<String> SHARED_FOLDERS = Set.of(
            "/",
            "/bin",
            "/boot",
            "/dev",
            "/etc",
            "/home",
            "/lib",
            "/mnt",
            "/opt",
            "/proc",
            "/root",
            "/run",
            "/sbin",
            "/srv",
            "/sys",
            "/tmp",
            "/usr",
            "/usr/bin",
            "/usr/lib",
            "/usr/sbin",
            "/usr/share",
            "/var",
            "/var/lib");

    /** Absolute path in the container. */
    String path();

    /** Owner and mode, where they shall not be those of the packaged file. */
    Access access();

    /** The folder it stands in, without a slash at its end; {@code /} for the root. */
    default String folder() {
        return path().lastIndexOf('/') == 0 ? "/" : path().substring(0, path().lastIndexOf('/'));
    }

    /** Whether its folder belongs to the whole system, so that it cannot be given to one user. */
    default boolean isInSharedFolder() {
        return SHARED_FOLDERS.contains(folder());
    }

    /** The variables that its text uses. */
    Set<String> variables();

    /**
     * Owner ({@code user[:group]}) and mode (octal digits) of a file.
     *
     * @param owner null for the packaged file's
     * @param mode null for the packaged file's
     */
    record Access(@Nullable String owner, @Nullable String mode) {}

    /**
     * A key to set.
     *
     * @param section empty outside INI files and before the first section
     */
    record Setting(String section, String key, Template value) {}

    /** {@code [section]} and {@code key = value}, as oslo.config and Python's configparser read it. */
    record Ini(String path, Access access, List<Setting> settings) implements ConfigFile {
        /** Keeps a copy of the settings. */
        public Ini {
            settings = List.copyOf(settings);
        }

        @Override
        public Set<String> variables() {
            return variablesOf(settings);
        }
    }

    /**
     * One key and value a line.
     *
     * @param separator what is written between key and value; its blanks do not matter when a key is looked up
     */
    record Properties(String path, Access access, String separator, List<Setting> settings) implements ConfigFile {
        /** Keeps a copy of the settings. */
        public Properties {
            settings = List.copyOf(settings);
        }

        @Override
        public Set<String> variables() {
            return variablesOf(settings);
        }
    }

    /** A file that is written whole; lines with unset variables are left out. */
    record Whole(String path, Access access, List<Template> lines) implements ConfigFile {
        /** Keeps a copy of the lines. */
        public Whole {
            lines = List.copyOf(lines);
        }

        @Override
        public Set<String> variables() {
            var names = new LinkedHashSet<String>();
            lines.forEach(line -> names.addAll(line.variables()));
            return names;
        }
    }

    private static Set<String> variablesOf(List<Setting> settings) {
        var names = new LinkedHashSet<String>();
        settings.forEach(setting -> names.addAll(setting.value().variables()));
        return names;
    }
}
