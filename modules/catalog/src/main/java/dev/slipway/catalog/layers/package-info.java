/** Images as their layers are: read one by one, out of a registry or a folder, in constant memory. */
@NullMarked
package dev.slipway.catalog.layers;

import org.jspecify.annotations.NullMarked;
