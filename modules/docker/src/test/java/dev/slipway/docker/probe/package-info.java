/** Tests of probes. */
@NullMarked
package dev.slipway.docker.probe;

import org.jspecify.annotations.NullMarked;
