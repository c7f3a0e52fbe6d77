/** What is installed in images, found out without starting anything. */
@NullMarked
package dev.slipway.catalog.contents;

import org.jspecify.annotations.NullMarked;
