/** The stream of what happens in an engine. */
@NullMarked
package dev.slipway.engine.event;

import org.jspecify.annotations.NullMarked;
