/** Tests of sealing and generating values. */
@NullMarked
package dev.slipway.platform.config;

import org.jspecify.annotations.NullMarked;
