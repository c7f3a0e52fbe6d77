/** Tests of the command {@code slipway server}. */
@NullMarked
package dev.slipway.cli.server;

import org.jspecify.annotations.NullMarked;
