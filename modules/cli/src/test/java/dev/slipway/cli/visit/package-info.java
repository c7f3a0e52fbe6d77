@NullMarked
package dev.slipway.cli.visit;

import org.jspecify.annotations.NullMarked;
