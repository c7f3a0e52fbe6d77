/** What a fake engine and a real one have in common. */
@NullMarked
package dev.slipway.testing;

import org.jspecify.annotations.NullMarked;
