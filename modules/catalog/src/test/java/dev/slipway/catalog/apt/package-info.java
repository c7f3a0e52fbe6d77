@NullMarked
package dev.slipway.catalog.apt;

import org.jspecify.annotations.NullMarked;
