/** Tests of commands about deployments. */
@NullMarked
package dev.slipway.cli.deployments;

import org.jspecify.annotations.NullMarked;
