/** Ships images: out of the engine in OCI form, to registries and into archives, and back. */
@NullMarked
package dev.slipway.catalog.ship;

import org.jspecify.annotations.NullMarked;
