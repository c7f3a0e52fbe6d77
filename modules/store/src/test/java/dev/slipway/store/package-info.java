/** Tests of stores. */
@NullMarked
package dev.slipway.store;

import org.jspecify.annotations.NullMarked;
