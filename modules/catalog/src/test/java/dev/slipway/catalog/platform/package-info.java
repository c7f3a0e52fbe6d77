@NullMarked
package dev.slipway.catalog.platform;

import org.jspecify.annotations.NullMarked;
