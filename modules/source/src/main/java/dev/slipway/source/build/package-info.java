/** Builds of source into images on an engine. */
@NullMarked
package dev.slipway.source.build;

import org.jspecify.annotations.NullMarked;
