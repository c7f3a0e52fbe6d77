/** What a reader of Compose files has to say about them. */
@NullMarked
package dev.slipway.compose.finding;

import org.jspecify.annotations.NullMarked;
