/** Tests of commands about volumes. */
@NullMarked
package dev.slipway.cli.volumes;

import org.jspecify.annotations.NullMarked;
