/** What a Compose file says about one service. */
@NullMarked
package dev.slipway.compose.service;

import org.jspecify.annotations.NullMarked;
