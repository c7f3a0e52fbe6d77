/** Variables: files of them, and their places in other texts. */
@NullMarked
package dev.slipway.compose.environment;

import org.jspecify.annotations.NullMarked;
