/** Probes of gears from outside. */
@NullMarked
package dev.slipway.docker.probe;

import org.jspecify.annotations.NullMarked;
