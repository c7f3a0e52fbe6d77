/** Tests of the server. */
@NullMarked
package dev.slipway.server;

import org.jspecify.annotations.NullMarked;
