@NullMarked
package dev.slipway.source.dockerfile;

import org.jspecify.annotations.NullMarked;
