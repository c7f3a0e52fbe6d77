/** Stand-ins for registries: one in memory, and a proxy that damages what passes between a real one and its client. */
@NullMarked
package dev.slipway.testing.registry;

import org.jspecify.annotations.NullMarked;
