@NullMarked
package dev.slipway.catalog.outdated;

import org.jspecify.annotations.NullMarked;
