/** The way from files to one resolved tree: interpolated, in long form, extended, merged, included. */
@NullMarked
package dev.slipway.compose.read;

import org.jspecify.annotations.NullMarked;
