/** Commands about deployments: to begin one with another image, to list, show and cancel them. */
@NullMarked
package dev.slipway.cli.deployments;

import org.jspecify.annotations.NullMarked;
