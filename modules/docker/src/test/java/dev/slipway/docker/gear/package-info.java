/** Tests of what a gear is as a container. */
@NullMarked
package dev.slipway.docker.gear;

import org.jspecify.annotations.NullMarked;
