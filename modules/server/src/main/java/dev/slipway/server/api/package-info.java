/** What can be asked of the server, as routes. */
@NullMarked
package dev.slipway.server.api;

import org.jspecify.annotations.NullMarked;
