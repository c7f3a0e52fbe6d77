/** Tests. */
@NullMarked
package dev.slipway.compose.application;

import org.jspecify.annotations.NullMarked;
