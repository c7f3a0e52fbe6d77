/** Tests of build progress and archives. */
@NullMarked
package dev.slipway.engine.build;

import org.jspecify.annotations.NullMarked;
