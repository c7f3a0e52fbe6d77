package dev.slipway.catalog.mirror;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A mirror does not give what it should. */
public final class MirrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MirrorException(URI url, String problem, @Nullable Throwable cause) {
        super("cannot fetch " + url + ": " + problem, cause);
    }

    MirrorException(AptSource source, String problem) {
        super("the mirror '" + source + "' " + problem);
    }
}
