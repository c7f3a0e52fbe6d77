/** Commands that build images from source and tell what was built. */
@NullMarked
package dev.slipway.cli.source;

import org.jspecify.annotations.NullMarked;
