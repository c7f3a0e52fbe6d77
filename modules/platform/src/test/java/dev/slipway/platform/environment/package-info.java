/** Tests of what gears are told. */
@NullMarked
package dev.slipway.platform.environment;

import org.jspecify.annotations.NullMarked;
