/** Tests of images that are built before they are run. */
@NullMarked
package dev.slipway.cli.composed;

import org.jspecify.annotations.NullMarked;
