/** The callbacks through which BuildKit asks this program for secrets and registry credentials. */
@NullMarked
package dev.slipway.engine.session;

import org.jspecify.annotations.NullMarked;
