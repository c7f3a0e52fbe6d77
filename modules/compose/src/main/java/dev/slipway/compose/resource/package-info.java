/** What a Compose file says about networks, volumes, secrets and configs. */
@NullMarked
package dev.slipway.compose.resource;

import org.jspecify.annotations.NullMarked;
