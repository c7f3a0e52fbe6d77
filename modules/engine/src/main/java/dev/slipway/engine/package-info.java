/** The door to one container engine. */
@NullMarked
package dev.slipway.engine;

import org.jspecify.annotations.NullMarked;
