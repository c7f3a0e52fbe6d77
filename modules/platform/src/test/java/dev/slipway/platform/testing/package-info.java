/** A store, a runtime and a router in memory, with faults on demand. */
@NullMarked
package dev.slipway.platform.testing;

import org.jspecify.annotations.NullMarked;
