/** Commands about who may ask the server. */
@NullMarked
package dev.slipway.cli.tokens;

import org.jspecify.annotations.NullMarked;
