/** Who may ask for what. */
@NullMarked
package dev.slipway.server.access;

import org.jspecify.annotations.NullMarked;
