@NullMarked
package dev.slipway.cli.app;

import org.jspecify.annotations.NullMarked;
