/** Tests of Dockerfiles. */
@NullMarked
package dev.slipway.catalog.dockerfile;

import org.jspecify.annotations.NullMarked;
