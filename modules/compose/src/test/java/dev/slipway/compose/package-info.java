/** Tests of reading Compose files. */
@NullMarked
package dev.slipway.compose;

import org.jspecify.annotations.NullMarked;
