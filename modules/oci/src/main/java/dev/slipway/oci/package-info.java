/** Values of the OCI image and distribution specifications: digests and image references. */
@NullMarked
package dev.slipway.oci;

import org.jspecify.annotations.NullMarked;
