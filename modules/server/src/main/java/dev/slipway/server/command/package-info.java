/** A command in a gear, fed and heard over one line. */
@NullMarked
package dev.slipway.server.command;

import org.jspecify.annotations.NullMarked;
