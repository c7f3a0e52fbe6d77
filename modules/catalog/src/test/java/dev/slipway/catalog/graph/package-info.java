/** Tests of the graph of images. */
@NullMarked
package dev.slipway.catalog.graph;

import org.jspecify.annotations.NullMarked;
