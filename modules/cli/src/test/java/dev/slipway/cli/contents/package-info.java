/** Tests of the verbs of {@code images}. */
@NullMarked
package dev.slipway.cli.contents;

import org.jspecify.annotations.NullMarked;
