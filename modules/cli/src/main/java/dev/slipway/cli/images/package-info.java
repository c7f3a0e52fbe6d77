/** {@code slipway images …}: the catalogue's commands. */
@NullMarked
package dev.slipway.cli.images;

import org.jspecify.annotations.NullMarked;
