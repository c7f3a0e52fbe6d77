/** Who we are at which registry, kept as Docker keeps it. */
@NullMarked
package dev.slipway.registry.credentials;

import org.jspecify.annotations.NullMarked;
