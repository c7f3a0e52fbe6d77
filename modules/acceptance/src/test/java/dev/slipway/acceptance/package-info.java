/** What must hold, on real parts: server processes, engines, databases, and what goes wrong with them. */
@NullMarked
package dev.slipway.acceptance;

import org.jspecify.annotations.NullMarked;
