@NullMarked
package dev.slipway.catalog.ship;

import org.jspecify.annotations.NullMarked;
