package dev.slipway.compose.application;

import dev.slipway.compose.ComposeProject;
import dev.slipway.compose.service.ComposeService;
import dev.slipway.platform.application.HealthCheck.Probe;
import dev.slipway.platform.config.DeclaredEntry;
import dev.slipway.yaml.InputException;
import dev.slipway.yaml.Suggestion;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Scalar;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands under {@code x-slipway} of a project or a service, which is what the Compose Specification has no words
 * for.
 *
 * <pre>
 * x-slipway:
 *   config:
 *     PASSWORD: {generate: password}          or {length: 20, alphabet: abc}, uuid, rsa, ed25519
 *     DB_HOST: {link: db.HOST}
 *     PEERS: {hosts: web, delimiter: " "}     or addresses
 *     TOKEN: {secret: true}                   somebody must set it
 *   publish: [HOST]                           services only
 *   check: {tcp: 80}                          services only; or {http: 80, path: /up, host: example.org}
 * </pre>
 *
 * @param entries entries of the configuration that are needed
 * @param published names of variables that other services get
 * @param probe what is tried from outside to find how a gear is, or null
 */
record Extension(
        List<DeclaredEntry> entries,
        List<String> published,
        @Nullable Probe probe) {
    private static final String KEY = "x-slipway";
    private static final Set<String> OF_PROJECT = Set.of("config");
    private static final Set<String> OF_SERVICE = Set.of("config", "publish", "check");
    private static final Set<String> OF_CHECK = Set.of("tcp", "http", "path", "host");

    static Extension of(ComposeProject project) {
        return read(project.extensions(), "", OF_PROJECT);
    }

    static Extension of(ComposeService service) {
        return read(service.extensions(), service.name(), OF_SERVICE);
    }

    private static Extension read(Map<String, YamlNode> extensions, String service, Set<String> keys) {
        var node = extensions.get(KEY);
        if (node == null) {
            return new Extension(List.of(), List.of(), null);
        }
        var mapping = mapping(node, KEY);
        refuseUnknown(mapping, KEY, keys);
        var entries = mapping.mapping("config").entries().entrySet().stream()
                .map(entry -> EntryMapping.read(service, entry.getKey(), entry.getValue()))
                .toList();
        return new Extension(entries, mapping.texts("publish"), probe(mapping));
    }

    private static @Nullable Probe probe(Mapping mapping) {
        if (!mapping.has("check")) {
            return null;
        }
        var check = mapping.mapping("check");
        refuseUnknown(check, KEY + ".check", OF_CHECK);
        var tcp = check.text("tcp");
        var http = check.text("http");
        if (tcp.isPresent() == http.isPresent()) {
            throw fault(check, KEY + ".check: expected either tcp or http with a port");
        }
        return tcp.<Probe>map(port -> new Probe.Tcp(port(check, port)))
                .orElseGet(() -> new Probe.Http(
                        port(check, http.orElseThrow()),
                        check.text("path").orElse("/"),
                        check.text("host").orElse("")));
    }

    private static int port(Mapping check, String text) {
        if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > 65_535) {
            throw fault(check, KEY + ".check: '" + text + "' is not a port");
        }
        return Integer.parseInt(text);
    }

    static Mapping mapping(YamlNode node, String key) {
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        throw fault(
                node,
                key + ": expected a mapping" + (node instanceof Scalar scalar ? ", not '" + scalar.text() + "'" : ""));
    }

    static void refuseUnknown(Mapping mapping, String place, Collection<String> keys) {
        for (var key : mapping.entries().keySet()) {
            if (!keys.contains(key)) {
                throw fault(mapping, place + ": unknown key '" + key + "'" + Suggestion.didYouMean(key, keys));
            }
        }
    }

    static InputException fault(YamlNode where, String problem) {
        return new InputException(where.mark().file(), where.mark().line(), problem);
    }
}
