/** Tests of what is known of the machine. */
@NullMarked
package dev.slipway.docker.machine;

import org.jspecify.annotations.NullMarked;
