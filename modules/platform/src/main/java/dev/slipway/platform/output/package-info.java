/** What the gears of an application print, as one stream that outlives each of them. */
@NullMarked
package dev.slipway.platform.output;

import org.jspecify.annotations.NullMarked;
