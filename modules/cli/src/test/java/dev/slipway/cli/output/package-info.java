/** Tests of what people and programs read. */
@NullMarked
package dev.slipway.cli.output;

import org.jspecify.annotations.NullMarked;
