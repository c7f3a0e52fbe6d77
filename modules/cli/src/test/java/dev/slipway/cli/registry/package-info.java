@NullMarked
package dev.slipway.cli.registry;

import org.jspecify.annotations.NullMarked;
