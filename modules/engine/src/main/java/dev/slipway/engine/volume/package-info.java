/** Volumes of an engine. */
@NullMarked
package dev.slipway.engine.volume;

import org.jspecify.annotations.NullMarked;
