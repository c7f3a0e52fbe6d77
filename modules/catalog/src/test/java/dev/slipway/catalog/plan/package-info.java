/** Tests of what has to be built, and why. */
@NullMarked
package dev.slipway.catalog.plan;

import org.jspecify.annotations.NullMarked;
