package dev.slipway.catalog.recipe;

import dev.slipway.catalog.config.ConfigFile;
import dev.slipway.catalog.config.ConfigFile.Setting;
import dev.slipway.catalog.config.StartProgram;
import dev.slipway.catalog.config.Template;
import dev.slipway.catalog.definition.ImageSpec;
import dev.slipway.catalog.definition.ImageSpec.EnvironmentVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The build step that keeps the packaged configuration files and installs the program which writes them at each start.
 * All of it is spelled out in the Dockerfile, so that plain {@code docker build} needs nothing else.
 */
final class ConfigStep {
    private static final String HOME = "/usr/lib/slipway";

    static final String START = HOME + "/start";
    static final String PACKAGED = HOME + "/packaged";

    private final EffectiveConfig config;
    private final @Nullable String user;

    ConfigStep(EffectiveConfig config, @Nullable String user) {
        this.config = config;
        this.user = user;
    }

    String write() {
        var commands = new ArrayList<String>();
        commands.add("mkdir -p " + PACKAGED);
        config.files().forEach(file -> commands.addAll(keep(file)));
        commands.add(print(settings(), HOME + "/settings"));
        commands.add(print(StartProgram.configure(), HOME + "/configure.awk"));
        commands.add(print(StartProgram.start(), START));
        commands.add("chmod 755 " + START);
        return "RUN " + String.join(" \\\n && ", commands);
    }

    /** Makes sure the file is there with the right owner and mode, and keeps it as it is now. */
    private List<String> keep(ConfigFile file) {
        var path = Shell.quote(file.path());
        var folder = Shell.quote(file.folder());
        var kept = Shell.quote(PACKAGED + file.path());
        var commands = new ArrayList<String>();
        commands.add("mkdir -p " + folder + " " + Shell.quote(PACKAGED + file.folder()));
        commands.add("touch " + path);
        if (file.access().owner() != null) {
            commands.add("chown " + file.access().owner() + " " + path);
        }
        if (file.access().mode() != null) {
            commands.add("chmod " + file.access().mode() + " " + path);
        }
        commands.add("cp -p " + path + " " + kept);
        if (user != null && !ImageSpec.isRoot(user)) {
            commands.add("chown " + user + " " + folder);
            if (file.access().owner() == null) {
                // Whoever writes the file at each start must be able to read it here and becomes its owner anyway.
                commands.add("chown " + (user.contains(":") ? user : user + ":") + " " + kept);
            }
        }
        if (file instanceof ConfigFile.Whole whole) {
            commands.add(print(whole.lines().stream().map(Template::source).toList(), PACKAGED + file.path()));
        }
        return commands;
    }

    /** What {@code configure.awk} reads: a line for each variable, file and key, its fields divided by tabs. */
    List<String> settings() {
        var lines = new ArrayList<String>();
        config.variables().forEach(variable -> lines.addAll(declare(variable)));
        for (var file : config.files()) {
            switch (file) {
                case ConfigFile.Ini ini -> {
                    lines.add(fields("file", ini.path(), "ini", " = "));
                    lines.addAll(set(ini.settings()));
                }
                case ConfigFile.Properties properties -> {
                    lines.add(fields("file", properties.path(), "properties", properties.separator()));
                    lines.addAll(set(properties.settings()));
                }
                case ConfigFile.Whole whole -> lines.add(fields("file", whole.path(), "template", ""));
            }
        }
        return lines;
    }

    private static List<String> declare(EnvironmentVariable variable) {
        var kind = variable.required() ? "required" : "optional";
        var line =
                fields("variable", variable.name(), kind, variable.description().replaceAll("\\s+", " "));
        return variable.secret() ? List.of(fields("secret", variable.name()), line) : List.of(line);
    }

    private static List<String> set(List<Setting> settings) {
        return settings.stream()
                .map(setting -> fields(
                        "set", setting.section(), setting.key(), setting.value().source()))
                .toList();
    }

    private static String fields(String... fields) {
        return String.join("\t", fields);
    }

    private static String print(List<String> lines, String target) {
        var words = lines.stream().map(ConfigStep::alwaysQuoted).collect(Collectors.joining(" \\\n      "));
        return "printf '%s\\n' \\\n      " + words + " \\\n    > " + Shell.quote(target);
    }

    private static String alwaysQuoted(String line) {
        return "'" + line.replace("'", "'\\''") + "'";
    }
}
