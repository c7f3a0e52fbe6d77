/** Which images hold packages that are there in newer versions. */
@NullMarked
package dev.slipway.catalog.outdated;

import org.jspecify.annotations.NullMarked;
