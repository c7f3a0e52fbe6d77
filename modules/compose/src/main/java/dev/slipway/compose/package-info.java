/** Compose files read into one resolved project. */
@NullMarked
package dev.slipway.compose;

import org.jspecify.annotations.NullMarked;
