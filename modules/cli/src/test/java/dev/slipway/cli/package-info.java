/** Tests of the command line as a whole. */
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
