@NullMarked
package dev.slipway.catalog.mirror;

import org.jspecify.annotations.NullMarked;
