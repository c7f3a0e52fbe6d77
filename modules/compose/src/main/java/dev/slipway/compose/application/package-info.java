/** A Compose project in the platform's words. */
@NullMarked
package dev.slipway.compose.application;

import org.jspecify.annotations.NullMarked;
