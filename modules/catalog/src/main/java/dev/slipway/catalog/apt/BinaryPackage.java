package dev.slipway.catalog.apt;

import dev.slipway.yaml.InputException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package that can be installed, as its control paragraph says (Debian Policy, section 5.3).
 *
 * @param source the name of the source package it was built from; its own where it names none
 * @param depends what must be installed with it: {@code Pre-Depends}, then {@code Depends}
 * @param provides names it answers to besides its own
 * @param control all that its paragraph says
 */
public record BinaryPackage(
        String name,
        DebianVersion version,
        String architecture,
        String source,
        List<Relation> depends,
        List<String> provides,
        Paragraph control) {

    /** Keeps copies. */
    public BinaryPackage {
        depends = List.copyOf(depends);
        provides = List.copyOf(provides);
    }

    /**
     * Reads the paragraph of a package.
     *
     * @param origin where it was found, for messages
     * @throws InputException when {@code Package}, {@code Version} or {@code Architecture} is missing or a field has
     *     another form than policy says
     */
    public static BinaryPackage of(String origin, Paragraph control) {
        try {
            var name = require(control, "Package");
            return new BinaryPackage(
                    name,
                    DebianVersion.parse(require(control, "Version")),
                    require(control, "Architecture"),
                    source(control, name),
                    Stream.concat(relations(control, "Pre-Depends"), relations(control, "Depends"))
                            .toList(),
                    relations(control, "Provides")
                            .flatMap(relation -> relation.names().stream())
                            .toList(),
                    control);
        } catch (IllegalArgumentException e) {
            throw new InputException(origin + ": " + e.getMessage());
        }
    }

    /** The name of the source package that a paragraph names: {@code Source: name [(version)]}, or the default. */
    public static String source(Paragraph control, String byDefault) {
        return control.value("Source")
                .map(source -> source.split("\\s", 2)[0])
                .filter(name -> !name.isEmpty())
                .orElse(byDefault);
    }

    /** {@code name version architecture}. */
    @Override
    public String toString() {
        return name + " " + version + " " + architecture;
    }

    private static String require(Paragraph control, String field) {
        return control.value(field)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("the field '" + field + "' is missing"));
    }

    private static Stream<Relation> relations(Paragraph control, String field) {
        return control.value(field).map(Relation::parse).stream().flatMap(List::stream);
    }
}
