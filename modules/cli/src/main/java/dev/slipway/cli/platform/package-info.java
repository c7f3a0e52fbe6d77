/** What commands about applications share. */
@NullMarked
package dev.slipway.cli.platform;

import org.jspecify.annotations.NullMarked;
