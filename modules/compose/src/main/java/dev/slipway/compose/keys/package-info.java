/** Every key of the Compose Specification, the shape of its value and what becomes of it. */
@NullMarked
package dev.slipway.compose.keys;

import org.jspecify.annotations.NullMarked;
