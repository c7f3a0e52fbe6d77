/** Tests of the door to the platform. */
@NullMarked
package dev.slipway.platform.operate;

import org.jspecify.annotations.NullMarked;
