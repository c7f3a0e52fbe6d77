package dev.slipway.catalog.recipe;

import dev.slipway.catalog.config.ConfigFile;
import dev.slipway.catalog.definition.ImageSpec;
import dev.slipway.catalog.definition.ImageSpec.EnvironmentVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Configuration that a container of this image writes: its own, and that of the declared images below. */
public record EffectiveConfig(List<EnvironmentVariable> variables, List<ConfigFile> files) {
    /** Joins what an image declares with what its ancestors, nearest first, declare; the nearer one wins. */
    public static EffectiveConfig of(ImageSpec spec, List<ImageSpec> ancestors) {
        var variables = new LinkedHashMap<String, EnvironmentVariable>();
        var files = new LinkedHashMap<String, ConfigFile>();
        var chain = new ArrayList<>(ancestors.reversed());
        chain.add(spec);
        for (var image : chain) {
            image.environment().forEach(variable -> variables.put(variable.name(), variable));
            image.config().forEach(file -> files.merge(file.path(), file, EffectiveConfig::join));
        }
        return new EffectiveConfig(List.copyOf(variables.values()), List.copyOf(files.values()));
    }

    boolean isNeeded() {
        return !files.isEmpty() || variables.stream().anyMatch(variable -> variable.required() || variable.secret());
    }

    /** Whether the image itself changes what its parents already write: another user owns the files, too. */
    boolean isWrittenBy(ImageSpec spec) {
        var changes = !spec.config().isEmpty() || !spec.environment().isEmpty() || spec.user() != null;
        return isNeeded() && changes;
    }

    private static ConfigFile join(ConfigFile below, ConfigFile above) {
        if (below instanceof ConfigFile.Ini lower && above instanceof ConfigFile.Ini upper) {
            return new ConfigFile.Ini(upper.path(), upper.access(), both(lower.settings(), upper.settings()));
        }
        if (below instanceof ConfigFile.Properties lower && above instanceof ConfigFile.Properties upper) {
            return new ConfigFile.Properties(
                    upper.path(), upper.access(), upper.separator(), both(lower.settings(), upper.settings()));
        }
        return above;
    }

    private static List<ConfigFile.Setting> both(List<ConfigFile.Setting> below, List<ConfigFile.Setting> above) {
        var settings = new LinkedHashMap<String, ConfigFile.Setting>();
        below.forEach(setting -> settings.put(setting.section() + '\0' + setting.key(), setting));
        above.forEach(setting -> settings.put(setting.section() + '\0' + setting.key(), setting));
        return List.copyOf(settings.values());
    }
}
