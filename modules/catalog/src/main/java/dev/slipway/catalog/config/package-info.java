/** Configuration files that a container writes at its start from its environment. */
@NullMarked
package dev.slipway.catalog.config;

import org.jspecify.annotations.NullMarked;
