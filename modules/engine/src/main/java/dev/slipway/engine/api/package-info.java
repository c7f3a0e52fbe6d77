/** Calls to the Docker Engine API: where it listens, how a call is made, how it fails. */
@NullMarked
package dev.slipway.engine.api;

import org.jspecify.annotations.NullMarked;
