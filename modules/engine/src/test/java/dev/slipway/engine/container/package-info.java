/** Tests of the streams of containers. */
@NullMarked
package dev.slipway.engine.container;

import org.jspecify.annotations.NullMarked;
