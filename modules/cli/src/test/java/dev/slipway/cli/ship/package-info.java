@NullMarked
package dev.slipway.cli.ship;

import org.jspecify.annotations.NullMarked;
