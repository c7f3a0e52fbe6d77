/** Stand-ins for what the platform is built on. */
@NullMarked
package dev.slipway.testing.platform;

import org.jspecify.annotations.NullMarked;
