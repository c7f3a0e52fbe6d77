/** Images of an engine: listing, inspecting, tagging, removing, moving in and out. */
@NullMarked
package dev.slipway.engine.image;

import org.jspecify.annotations.NullMarked;
