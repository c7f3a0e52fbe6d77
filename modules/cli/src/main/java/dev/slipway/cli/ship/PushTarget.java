package dev.slipway.cli.ship;

import dev.slipway.oci.ImageReference;
import dev.slipway.registry.RegistryAddress;
import dev.slipway.yaml.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Where images go: a registry, and in it the repositories they have locally, or all below one prefix.
 *
 * @param prefix empty to keep the local paths
 */
public record PushTarget(RegistryAddress registry, String prefix) {

    /** Reads {@code [http://]host[:port][/prefix]}. */
    static PushTarget parse(String text) {
        var scheme = text.contains("://") ? text.indexOf("://") + 3 : 0;
        var slash = text.indexOf('/', scheme);
        var host = slash < 0 ? text : text.substring(0, slash);
        var prefix = slash < 0 ? "" : text.substring(slash + 1);
        try {
            var target = new PushTarget(RegistryAddress.parse(host), prefix);
            target.name(ImageReference.parse("x:1"));
            return target;
        } catch (IllegalArgumentException e) {
            throw new InputException("'" + text + "' is no place to push to: " + e.getMessage());
        }
    }

    /**
     * As written, or as the catalogue's own registry says.
     *
     * @param written what the user chose, or null
     * @param registry of catalog.yaml
     */
    static PushTarget of(@Nullable String written, String registry) {
        if (written != null) {
            return parse(written);
        }
        var host =
                ImageReference.parse(registry.isEmpty() ? "x" : registry + "/x").registry();
        if (host == null) {
            throw new InputException("the catalogue's registry '" + registry
                    + "' names no host; say where to push with --to, such as --to localhost:5100");
        }
        return new PushTarget(RegistryAddress.parse(host), "");
    }

    /** The name there of an image that has this name here. */
    ImageReference name(ImageReference local) {
        var path = prefix.isEmpty() ? local.path() : prefix + "/" + local.name();
        return new ImageReference(registry.name(), path, local.tag(), null);
    }
}
