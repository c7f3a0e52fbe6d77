/** Values of the OCI image and distribution specifications: digests, image references, manifests and configurations. */
@NullMarked
package dev.slipway.oci;

import org.jspecify.annotations.NullMarked;
