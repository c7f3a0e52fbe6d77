/** Containers of an engine: creating, running, watching and copying. */
@NullMarked
package dev.slipway.engine.container;

import org.jspecify.annotations.NullMarked;
