/** How a command shows what is being built, and why something could not be. */
@NullMarked
package dev.slipway.cli.progress;

import org.jspecify.annotations.NullMarked;
