/** Tests of planning, one rule after the other. */
@NullMarked
package dev.slipway.platform.plan;

import org.jspecify.annotations.NullMarked;
