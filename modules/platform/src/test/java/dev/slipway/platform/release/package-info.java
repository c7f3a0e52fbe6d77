/** Tests of releases and deployments. */
@NullMarked
package dev.slipway.platform.release;

import org.jspecify.annotations.NullMarked;
