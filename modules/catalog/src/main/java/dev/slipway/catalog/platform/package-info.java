/** The images that Slipway itself starts containers of. */
@NullMarked
package dev.slipway.catalog.platform;

import org.jspecify.annotations.NullMarked;
