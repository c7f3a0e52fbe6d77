package dev.slipway.oci;

import java.util.List;

/** Media types of the OCI image specification and of Docker's image manifest version 2, schema 2. */
public final class MediaTypes {
    /** An image manifest. */
    public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    /** An index: manifests for several platforms, or the images of an archive. */
    public static final String INDEX = "application/vnd.oci.image.index.v1+json";

    /** An image configuration. */
    public static final String CONFIG = "application/vnd.oci.image.config.v1+json";

    /** A layer as gzip-compressed tar. */
    public static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

    /** Docker's form of {@link #MANIFEST}. */
    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    /** Docker's form of {@link #INDEX}. */
    public static final String DOCKER_INDEX = "application/vnd.docker.distribution.manifest.list.v2+json";

    /** All that can stand behind a name in a registry, as it is asked for. */
    public static final List<String> MANIFESTS = List.of(MANIFEST, INDEX, DOCKER_MANIFEST, DOCKER_INDEX);

    private MediaTypes() {}
}
