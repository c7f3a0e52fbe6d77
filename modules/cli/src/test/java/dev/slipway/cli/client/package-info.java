/** Tests of the client of a server. */
@NullMarked
package dev.slipway.cli.client;

import org.jspecify.annotations.NullMarked;
