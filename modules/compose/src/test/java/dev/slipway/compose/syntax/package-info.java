/** Tests. */
@NullMarked
package dev.slipway.compose.syntax;

import org.jspecify.annotations.NullMarked;
