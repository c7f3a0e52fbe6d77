/** The short notations within Compose values: sizes, commands, ports, mounts. */
@NullMarked
package dev.slipway.compose.syntax;

import org.jspecify.annotations.NullMarked;
