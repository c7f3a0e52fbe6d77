/** The command line as a client of the server. */
@NullMarked
package dev.slipway.cli.client;

import org.jspecify.annotations.NullMarked;
