/** Tests of reconciling, with random histories. */
@NullMarked
package dev.slipway.platform.reconcile;

import org.jspecify.annotations.NullMarked;
