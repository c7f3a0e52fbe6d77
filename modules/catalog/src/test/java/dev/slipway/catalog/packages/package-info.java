@NullMarked
package dev.slipway.catalog.packages;

import org.jspecify.annotations.NullMarked;
