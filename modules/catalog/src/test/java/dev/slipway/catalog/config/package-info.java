/** Tests of configuration written at the start of a container. */
@NullMarked
package dev.slipway.catalog.config;

import org.jspecify.annotations.NullMarked;
