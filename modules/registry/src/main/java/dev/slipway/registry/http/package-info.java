/** HTTP to the outside as this machine reaches it: through its proxies, trusting the certificates it trusts. */
@NullMarked
package dev.slipway.registry.http;

import org.jspecify.annotations.NullMarked;
