/** Commands about what runs of an application. */
@NullMarked
package dev.slipway.cli.gears;

import org.jspecify.annotations.NullMarked;
