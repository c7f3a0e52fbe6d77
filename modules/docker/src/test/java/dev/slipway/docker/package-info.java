/** Tests of gears on a real engine. */
@NullMarked
package dev.slipway.docker;

import org.jspecify.annotations.NullMarked;
