/** Where applications, releases, deployments, configurations and events are kept. */
@NullMarked
package dev.slipway.platform.store;

import org.jspecify.annotations.NullMarked;
