@NullMarked
package dev.slipway.cli.source;

import org.jspecify.annotations.NullMarked;
