/** Tests of what applications may ask for. */
@NullMarked
package dev.slipway.platform.admission;

import org.jspecify.annotations.NullMarked;
