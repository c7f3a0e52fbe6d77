/** From what is wished and what is found to what is to be done now; all of it pure. */
@NullMarked
package dev.slipway.platform.plan;

import org.jspecify.annotations.NullMarked;
