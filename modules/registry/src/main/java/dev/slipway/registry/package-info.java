/** Any OCI registry as a client. {@link dev.slipway.registry.Registry} is the door. */
@NullMarked
package dev.slipway.registry;

import org.jspecify.annotations.NullMarked;
