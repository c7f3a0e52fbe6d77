/** Image builds by the BuildKit inside an engine. */
@NullMarked
package dev.slipway.engine.build;

import org.jspecify.annotations.NullMarked;
