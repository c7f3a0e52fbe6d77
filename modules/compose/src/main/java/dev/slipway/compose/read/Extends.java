package dev.slipway.compose.read;

import dev.slipway.compose.finding.Findings;
import dev.slipway.compose.keys.ComposeKeys;
import dev.slipway.compose.keys.Key;
import dev.slipway.yaml.Suggestion;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts what a service extends below what it says itself, from the same file or from another. */
final class Extends {
    private static final List<String> KEY = List.of("extends");
    private static final Key SERVICE =
            ComposeKeys.root().key("services").orElseThrow().key("*").orElseThrow();

    private final Function<Path, Optional<Mapping>> files;
    private final Findings findings;

    /** Loads other files by their path. */
    Extends(Function<Path, Optional<Mapping>> files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    Mapping apply(Path file, Mapping root) {
        if (root.mapping("services").entries().values().stream().noneMatch(Extends::extendsAnother)) {
            return root;
        }
        var services = root.mapping("services");
        var extended = new LinkedHashMap<String, YamlNode>();
        services.entries()
                .forEach((name, service) -> extended.put(
                        name,
                        service instanceof Mapping mapping
                                ? service(new Place(file, name), mapping, services, List.of())
                                : service));
        return root.with("services", new Mapping(extended, services.mark()));
    }

    private Mapping service(Place place, Mapping service, Mapping services, List<Place> chain) {
        if (!extendsAnother(service)) {
            return service;
        }
        var extension = service.mapping("extends");
        var file = extension.text("file").map(Path::of).orElse(place.file());
        var base = new Place(file, extension.text("service").orElse(""));
        var longer = new ArrayList<>(chain);
        longer.add(place);
        var own = service.without(KEY);
        if (longer.contains(base)) {
            longer.add(base);
            error(extension, place, "goes in a circle: " + route(longer));
            return own;
        }
        var others = file.equals(place.file()) ? Optional.of(services) : services(extension, place, file);
        return others.flatMap(found -> base(base, found, extension, place, longer))
                .map(below -> Merge.mappings(SERVICE, below, own))
                .orElse(own);
    }

    private Optional<Mapping> services(Mapping extension, Place place, Path file) {
        var root = files.apply(file);
        if (root.isEmpty()) {
            error(extension, place, "the file " + file + " cannot be used");
        }
        return root.map(mapping -> mapping.mapping("services"));
    }

    private Optional<Mapping> base(Place base, Mapping services, Mapping extension, Place place, List<Place> chain) {
        if (!(services.entries().get(base.service()) instanceof Mapping service)) {
            error(
                    extension,
                    place,
                    "there is no service '" + base.service() + "' in " + base.file()
                            + Suggestion.didYouMean(
                                    base.service(), services.entries().keySet()));
            return Optional.empty();
        }
        return Optional.of(service(base, service, services, chain));
    }

    private void error(Mapping extension, Place place, String problem) {
        findings.error(extension.mark(), "services." + place.service() + ".extends", problem);
    }

    private static boolean extendsAnother(YamlNode service) {
        return service instanceof Mapping mapping && mapping.has("extends");
    }

    private static String route(List<Place> chain) {
        var oneFile = chain.stream().map(Place::file).distinct().count() == 1;
        return String.join(
                " → ",
                chain.stream()
                        .map(place -> oneFile
                                ? place.service()
                                : place.service() + " (" + place.file().getFileName() + ")")
                        .toList());
    }

    /** A service of a file. */
    private record Place(Path file, String service) {}
}
