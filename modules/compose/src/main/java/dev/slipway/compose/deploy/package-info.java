/** How a service is scaled, updated, rolled back and kept within resources: its {@code deploy} part. */
@NullMarked
package dev.slipway.compose.deploy;

import org.jspecify.annotations.NullMarked;
