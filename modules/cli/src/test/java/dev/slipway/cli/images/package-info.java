/** Tests of the verbs of {@code images}. */
@NullMarked
package dev.slipway.cli.images;

import org.jspecify.annotations.NullMarked;
