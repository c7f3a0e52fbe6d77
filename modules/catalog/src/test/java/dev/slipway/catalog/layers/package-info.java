@NullMarked
package dev.slipway.catalog.layers;

import org.jspecify.annotations.NullMarked;
