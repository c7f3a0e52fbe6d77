/** Tests of what an image is built from. */
@NullMarked
package dev.slipway.catalog.recipe;

import org.jspecify.annotations.NullMarked;
