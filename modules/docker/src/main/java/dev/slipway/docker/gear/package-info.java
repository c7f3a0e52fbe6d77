/** What a gear is as a container: computed, not done. */
@NullMarked
package dev.slipway.docker.gear;

import org.jspecify.annotations.NullMarked;
