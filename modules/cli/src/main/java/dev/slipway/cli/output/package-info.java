/** How results and progress are shown to people and programs. */
@NullMarked
package dev.slipway.cli.output;

import org.jspecify.annotations.NullMarked;
