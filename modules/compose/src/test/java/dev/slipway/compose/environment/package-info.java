/** Tests. */
@NullMarked
package dev.slipway.compose.environment;

import org.jspecify.annotations.NullMarked;
