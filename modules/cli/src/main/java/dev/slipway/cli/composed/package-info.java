/** Images that a Compose file says how to build, made before they are run. */
@NullMarked
package dev.slipway.cli.composed;

import org.jspecify.annotations.NullMarked;
