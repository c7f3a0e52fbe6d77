@NullMarked
package dev.slipway.platform.output;

import org.jspecify.annotations.NullMarked;
