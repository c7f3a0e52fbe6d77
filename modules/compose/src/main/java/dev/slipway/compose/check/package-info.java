/** What no single value shows: references, cycles and settings that exclude one another. */
@NullMarked
package dev.slipway.compose.check;

import org.jspecify.annotations.NullMarked;
