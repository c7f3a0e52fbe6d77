/** Gears as containers of a Docker-compatible engine. */
@NullMarked
package dev.slipway.docker;

import org.jspecify.annotations.NullMarked;
