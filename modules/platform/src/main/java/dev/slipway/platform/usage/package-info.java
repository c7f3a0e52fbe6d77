/** What gears use of the machine. */
@NullMarked
package dev.slipway.platform.usage;

import org.jspecify.annotations.NullMarked;
