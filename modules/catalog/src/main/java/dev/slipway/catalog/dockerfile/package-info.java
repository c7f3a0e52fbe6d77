/** Dockerfiles: read, rewritten and generated. */
@NullMarked
package dev.slipway.catalog.dockerfile;

import org.jspecify.annotations.NullMarked;
