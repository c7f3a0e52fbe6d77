/** Brings what is found to what is wished, again and again, whatever happens in between. */
@NullMarked
package dev.slipway.platform.reconcile;

import org.jspecify.annotations.NullMarked;
