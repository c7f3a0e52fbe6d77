package dev.slipway.compose.application;

import dev.slipway.compose.ComposeProject;
import dev.slipway.compose.resource.ComposeFile;
import dev.slipway.compose.service.BuildSource;
import dev.slipway.compose.service.ComposeService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An image that services of a Compose project want to have built.
 *
 * @param service the service, or the first of several
 * @param reference what the image is called
 * @param source what it is built from
 * @param always whether it is built even when there is one, as {@code pull_policy: build} says
 */
public record BuiltImage(String service, String reference, BuildSource source, boolean always) {
    /**
     * All of a project, sorted by service.
     *
     * @throws IllegalArgumentException when two are built differently, but are called the same
     */
    public static List<BuiltImage> of(ComposeProject project) {
        var images = new LinkedHashMap<String, BuiltImage>();
        for (var service : project.services().values()) {
            var source = service.build();
            if (source != null) {
                var image = new BuiltImage(
                        service.name(), reference(project, service), source, "build".equals(service.pullPolicy()));
                var other = images.putIfAbsent(image.reference(), image);
                if (other != null && !other.source().equals(source)) {
                    throw new IllegalArgumentException("services '" + other.service() + "' and '" + service.name()
                            + "' are built differently, but both as '" + image.reference()
                            + "'; give them images of their own");
                }
            }
        }
        return List.copyOf(images.values());
    }

    /** What the image of a service is called, built or not. */
    static String reference(ComposeProject project, ComposeService service) {
        return Objects.requireNonNullElseGet(service.image(), () -> project.name() + "-" + service.name());
    }

    /**
     * The contents of the secrets that its build may mount, by their ids.
     *
     * @param environment variables of the caller, from which secrets may come
     * @throws IllegalArgumentException when one has no content that a build could be given
     */
    public Map<String, String> secrets(ComposeProject project, Map<String, String> environment) {
        var contents = new SharedFiles(environment);
        var secrets = new LinkedHashMap<String, String>();
        for (var grant : source.secrets()) {
            var file = project.secrets().get(grant.source());
            if (file == null || file.source() instanceof ComposeFile.External) {
                throw new IllegalArgumentException("services." + service + ".build.secrets: '" + grant.source()
                        + "' is kept by the platform, which builds cannot ask; take it from a file or a variable");
            }
            contents.secret(file);
            secrets.put(
                    grant.target().isEmpty() ? grant.source() : grant.target(),
                    contents.secrets().get(SharedFiles.secret(file.key())));
        }
        return secrets;
    }
}
