/** Commands about the volumes of applications. */
@NullMarked
package dev.slipway.cli.volumes;

import org.jspecify.annotations.NullMarked;
