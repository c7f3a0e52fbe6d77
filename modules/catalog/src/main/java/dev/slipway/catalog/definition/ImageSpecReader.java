package dev.slipway.catalog.definition;

import dev.slipway.catalog.config.ConfigFile;
import dev.slipway.catalog.config.ConfigFile.Access;
import dev.slipway.catalog.config.ConfigFile.Setting;
import dev.slipway.catalog.config.Template;
import dev.slipway.catalog.definition.ImageSpec.Bootstrap;
import dev.slipway.catalog.definition.ImageSpec.CopiedFile;
import dev.slipway.catalog.definition.ImageSpec.EnvironmentVariable;
import dev.slipway.catalog.definition.ImageSpec.Healthcheck;
import dev.slipway.catalog.definition.ImageSpec.Image;
import dev.slipway.oci.ImageReference;
import dev.slipway.yaml.Suggestion;
import dev.slipway.yaml.YamlMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an {@code image.yaml} and checks everything that can be checked without an engine. */
final class ImageSpecReader {
    private static final Pattern PACKAGE =
            Pattern.compile("[a-z0-9][a-z0-9+.-]+(?::[a-z0-9]+)?(?:=[A-Za-z0-9.+:~-]+)?");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern CONFIG_PATH = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[^/\\t\\n]+)+");
    private static final Pattern SEPARATOR = Pattern.compile("[^\\t\\r\\n]+");
    private static final Pattern OWNER = Pattern.compile("[a-z0-9_][a-z0-9_.-]*(?::[a-z0-9_][a-z0-9_.-]*)?");
    private static final Pattern MODE = Pattern.compile("[0-7]{3,4}");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}(?:/(?:tcp|udp|sctp))?");
    private static final Pattern SIGNAL =
            Pattern.compile("SIG(?:HUP|INT|QUIT|ABRT|KILL|USR1|USR2|ALRM|TERM|CONT|STOP|TSTP"
                    + "|PWR|WINCH|RTM(?:IN(?:\\+[0-9]{1,2})?|AX(?:-[0-9]{1,2})?))|[1-9]|[1-5][0-9]|6[0-4]");
    private static final int MOST_RETRIES = 1000;
    private static final int LAST_PORT = 65535;

    private final YamlMap yaml;
    private final Path folder;

    private ImageSpecReader(YamlMap yaml) {
        this.yaml = yaml;
        this.folder = yaml.file().toAbsolutePath().resolveSibling("").normalize();
    }

    static ImageSpec read(Path file) {
        return new ImageSpecReader(YamlMap.read(file)).read();
    }

    private ImageSpec read() {
        var user = matching(yaml, "user", OWNER, "user[:group]");
        var environment = environment();
        var spec = new ImageSpec(
                yaml.text("description", ""),
                from(),
                packages(),
                environment,
                config(environment, user),
                files(),
                artifacts(),
                steps(),
                user,
                yaml.texts("entrypoint"),
                yaml.texts("command"),
                ports(),
                absolute("volumes"),
                healthcheck(),
                matching(yaml, "stop-signal", SIGNAL, "a signal such as SIGTERM"),
                Labels.read(yaml, "labels"));
        yaml.refuseOtherKeys();
        return spec;
    }

    private ImageSpec.Parent from() {
        var from = yaml.requiredText("from");
        if (from.equals("bootstrap")) {
            return new Bootstrap();
        }
        try {
            ImageReference.parse(from);
        } catch (IllegalArgumentException e) {
            throw yaml.fault("from", e.getMessage());
        }
        return new Image(from, yaml.line("from"));
    }

    private List<String> packages() {
        return all("packages", PACKAGE, "a Debian package name, with =version where one is wanted");
    }

    private List<EnvironmentVariable> environment() {
        var variables = new ArrayList<EnvironmentVariable>();
        yaml.namedMaps("environment").forEach((name, entry) -> {
            if (!VARIABLE.matcher(name).matches()) {
                throw entry.fault("", "'" + name + "' is not the name of a variable");
            }
            var variable = new EnvironmentVariable(
                    name,
                    entry.text("description", ""),
                    entry.text("default").orElse(null),
                    entry.flag("required", false),
                    entry.flag("secret", false));
            if (variable.secret() && variable.fallback() != null) {
                throw entry.fault("default", "a secret has no default: everybody who has the image could read it");
            }
            if (variable.fallback() != null && variable.fallback().contains("\n")) {
                throw entry.fault("default", "a default is one line");
            }
            if (variable.required() && variable.fallback() != null) {
                throw entry.fault("default", "a required variable has no default");
            }
            entry.refuseOtherKeys();
            variables.add(variable);
        });
        return variables;
    }

    private List<ConfigFile> config(List<EnvironmentVariable> environment, @Nullable String user) {
        var declared = new TreeSet<String>();
        environment.forEach(variable -> declared.add(variable.name()));
        var files = new ArrayList<ConfigFile>();
        yaml.namedMaps("config").forEach((path, entry) -> {
            if (!CONFIG_PATH.matcher(path).matches()) {
                throw entry.fault("", "'" + path + "' is not the absolute path of a file");
            }
            var file = configFile(path, entry);
            entry.refuseOtherKeys();
            if (!ImageSpec.isRoot(user) && file.isInSharedFolder()) {
                throw entry.fault(
                        "",
                        "the user '" + user + "' cannot replace a file in " + file.folder()
                                + "; put it into a folder of its own");
            }
            for (var variable : file.variables()) {
                if (!declared.contains(variable)) {
                    throw entry.fault(
                            "",
                            "${" + variable + "} is not declared under environment"
                                    + Suggestion.didYouMean(variable, declared));
                }
            }
            files.add(file);
        });
        return files;
    }

    private static ConfigFile configFile(String path, YamlMap entry) {
        var access = new Access(
                matching(entry, "owner", OWNER, "user[:group]"),
                matching(entry, "mode", MODE, "octal digits such as 0640"));
        var format = entry.requiredText("format");
        return switch (format) {
            case "ini" -> new ConfigFile.Ini(path, access, iniSettings(entry));
            case "properties" ->
                new ConfigFile.Properties(
                        path,
                        access,
                        separator(entry),
                        settings("", entry.map("set").orElse(null)));
            case "template" -> new ConfigFile.Whole(path, access, lines(entry));
            default -> throw entry.fault("format", "'" + format + "' is unknown; expected ini, properties or template");
        };
    }

    private static List<Setting> iniSettings(YamlMap entry) {
        var settings = new ArrayList<Setting>();
        entry.namedMaps("set").forEach((section, keys) -> settings.addAll(settings(section, keys)));
        return settings;
    }

    private static List<Setting> settings(String section, @Nullable YamlMap keys) {
        var settings = new ArrayList<Setting>();
        if (keys != null) {
            keys.texts().forEach((key, value) -> settings.add(setting(keys, section, key, value)));
        }
        return settings;
    }

    private static Setting setting(YamlMap keys, String section, String key, String value) {
        if (key.isBlank() || key.contains("\n") || (section + key).contains("\t")) {
            throw keys.fault(key, "'" + key + "' is not a key: one line without tabs");
        }
        if (value.contains("\n") || value.contains("\t")) {
            throw keys.fault(key, "a value is one line without tabs");
        }
        return new Setting(section, key, template(keys, key, value));
    }

    private static String separator(YamlMap entry) {
        var separator = entry.text("separator", "=");
        if (!SEPARATOR.matcher(separator).matches()) {
            throw entry.fault("separator", "'" + separator + "' is not a separator such as '=', ': ' or ' '");
        }
        return separator;
    }

    private static List<Template> lines(YamlMap entry) {
        var text = entry.requiredText("template");
        if (text.isBlank()) {
            throw entry.fault("template", "is empty");
        }
        return text.lines().map(line -> template(entry, "template", line)).toList();
    }

    private static Template template(YamlMap at, String key, String text) {
        try {
            return new Template(text);
        } catch (IllegalArgumentException e) {
            throw at.fault(key, e.getMessage());
        }
    }

    private List<CopiedFile> files() {
        var files = new ArrayList<CopiedFile>();
        for (var entry : yaml.maps("files")) {
            var from = entry.requiredText("from");
            var source = folder.resolve(from).normalize();
            if (!source.startsWith(folder) || !Files.exists(source)) {
                throw entry.fault("from", "there is no '" + from + "' in " + folder.getFileName());
            }
            var to = entry.requiredText("to");
            if (!to.startsWith("/")) {
                throw entry.fault("to", "'" + to + "' is not an absolute path");
            }
            files.add(new CopiedFile(
                    from,
                    to,
                    matching(entry, "mode", MODE, "octal digits such as 0755"),
                    matching(entry, "owner", OWNER, "user[:group]")));
            entry.refuseOtherKeys();
        }
        return files;
    }

    private Map<String, String> artifacts() {
        var artifacts = yaml.textMap("artifacts");
        artifacts.forEach((name, folder) -> {
            if (!folder.startsWith("/")) {
                throw yaml.fault("artifacts", name + ": '" + folder + "' is not an absolute path");
            }
        });
        return artifacts;
    }

    private @Nullable Healthcheck healthcheck() {
        var entry = yaml.map("healthcheck").orElse(null);
        if (entry == null) {
            return null;
        }
        var command = entry.texts("command");
        if (command.isEmpty()) {
            throw entry.fault("command", "is missing");
        }
        if (!entry.isList("command") && isNoLine(command.getFirst())) {
            throw entry.fault("command", "a command is one line; fold a long one with '>-'");
        }
        var check = new Healthcheck(
                command,
                !entry.isList("command"),
                entry.duration("interval").orElse(null),
                entry.duration("timeout").orElse(null),
                entry.duration("start-period").orElse(null),
                entry.number("retries", 3, 1, MOST_RETRIES));
        entry.refuseOtherKeys();
        return check;
    }

    private List<String> steps() {
        var steps = yaml.texts("run");
        if (steps.stream().anyMatch(ImageSpecReader::isNoLine)) {
            throw yaml.fault("run", "a step is one line; fold a long one with '>-', or write several");
        }
        return steps;
    }

    private static boolean isNoLine(String text) {
        return text.isBlank() || text.strip().contains("\n");
    }

    private List<String> ports() {
        var ports = all("expose", PORT, "a port such as 6379 or 53/udp");
        for (var port : ports) {
            if (Integer.parseInt(port.split("/", -1)[0]) > LAST_PORT) {
                throw yaml.fault("expose", "'" + port + "' is not a port: the last one is " + LAST_PORT);
            }
        }
        return ports;
    }

    private List<String> absolute(String key) {
        return all(key, Pattern.compile("/[^\\s]*"), "an absolute path");
    }

    private List<String> all(String key, Pattern form, String expected) {
        var values = yaml.texts(key);
        for (var value : values) {
            if (!form.matcher(value).matches()) {
                throw yaml.fault(key, "'" + value + "' is not " + expected);
            }
        }
        return values;
    }

    private static @Nullable String matching(YamlMap map, String key, Pattern form, String expected) {
        var value = map.text(key).orElse(null);
        if (value != null && !form.matcher(value).matches()) {
            throw map.fault(key, "'" + value + "' is not of the form " + expected);
        }
        return value;
    }
}
