package dev.slipway.catalog.definition;

import dev.slipway.yaml.YamlMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Image labels as catalog.yaml and image.yaml write them. */
final class Labels {
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9._/-]*[a-zA-Z0-9])?");

    private Labels() {}

    static Map<String, String> read(YamlMap map, String key) {
        var labels = map.textMap(key);
        labels.forEach((label, value) -> {
            if (!KEY.matcher(label).matches()) {
                throw map.fault(key, "'" + label + "' is not a label key such as net.juniper.contrail");
            }
            if (value.contains("\n")) {
                throw map.fault(key, "the value of '" + label + "' is more than one line");
            }
        });
        return labels;
    }
}
