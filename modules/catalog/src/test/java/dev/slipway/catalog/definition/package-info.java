/** Tests of what catalog.yaml and image.yaml may say. */
@NullMarked
package dev.slipway.catalog.definition;

import org.jspecify.annotations.NullMarked;
