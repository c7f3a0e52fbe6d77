/** Which image stands on which, and which of them a command means. */
@NullMarked
package dev.slipway.catalog.graph;

import org.jspecify.annotations.NullMarked;
