/** Networks of an engine. */
@NullMarked
package dev.slipway.engine.network;

import org.jspecify.annotations.NullMarked;
