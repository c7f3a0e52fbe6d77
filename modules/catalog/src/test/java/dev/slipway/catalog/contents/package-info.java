@NullMarked
package dev.slipway.catalog.contents;

import org.jspecify.annotations.NullMarked;
