/** Tests of what carries out a plan. */
@NullMarked
package dev.slipway.catalog.build;

import org.jspecify.annotations.NullMarked;
