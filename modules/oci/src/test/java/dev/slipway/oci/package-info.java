/** Tests of the OCI values. */
@NullMarked
package dev.slipway.oci;

import org.jspecify.annotations.NullMarked;
