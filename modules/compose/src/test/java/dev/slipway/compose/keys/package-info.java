/** Tests. */
@NullMarked
package dev.slipway.compose.keys;

import org.jspecify.annotations.NullMarked;
