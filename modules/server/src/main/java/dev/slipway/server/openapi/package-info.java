/** The description of the API, made from its routes. */
@NullMarked
package dev.slipway.server.openapi;

import org.jspecify.annotations.NullMarked;
