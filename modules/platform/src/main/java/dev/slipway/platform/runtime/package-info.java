/** What the platform needs of whatever runs containers. */
@NullMarked
package dev.slipway.platform.runtime;

import org.jspecify.annotations.NullMarked;
