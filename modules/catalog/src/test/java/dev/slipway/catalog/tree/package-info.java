@NullMarked
package dev.slipway.catalog.tree;

import org.jspecify.annotations.NullMarked;
