/** The {@code slipway} command: parse, call, print. */
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
