/** What was built from which source, kept beside the images. */
@NullMarked
package dev.slipway.source.artifact;

import org.jspecify.annotations.NullMarked;
