@NullMarked
package dev.slipway.source.input;

import org.jspecify.annotations.NullMarked;
