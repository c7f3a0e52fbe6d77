/** What several tests of the catalogue need. */
@NullMarked
package dev.slipway.catalog;

import org.jspecify.annotations.NullMarked;
