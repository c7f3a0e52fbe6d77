/** What each layer of an image adds, and which image of a catalogue it comes from. */
@NullMarked
package dev.slipway.catalog.tree;

import org.jspecify.annotations.NullMarked;
