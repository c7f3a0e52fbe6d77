/** Packages that a catalogue brings itself: given or built from sources, and served to the builds of its images. */
@NullMarked
package dev.slipway.catalog.packages;

import org.jspecify.annotations.NullMarked;
