/** The containers of an application, and what is seen of them. */
@NullMarked
package dev.slipway.platform.gear;

import org.jspecify.annotations.NullMarked;
