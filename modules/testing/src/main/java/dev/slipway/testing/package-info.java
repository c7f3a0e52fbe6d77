/** Stand-ins for what tests should not need: a container engine in memory. */
@NullMarked
package dev.slipway.testing;

import org.jspecify.annotations.NullMarked;
