/** Commands that ship images: push, save and load. */
@NullMarked
package dev.slipway.cli.ship;

import org.jspecify.annotations.NullMarked;
