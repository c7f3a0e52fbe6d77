/** Tests of the engine client against a real engine. */
@NullMarked
package dev.slipway.engine;

import org.jspecify.annotations.NullMarked;
