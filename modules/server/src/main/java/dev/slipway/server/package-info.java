/** The server: the platform with its store, behind an HTTP API. */
@NullMarked
package dev.slipway.server;

import org.jspecify.annotations.NullMarked;
