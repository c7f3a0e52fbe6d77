/** Commands into gears: what they print and use, and commands in them. */
@NullMarked
package dev.slipway.cli.visit;

import org.jspecify.annotations.NullMarked;
