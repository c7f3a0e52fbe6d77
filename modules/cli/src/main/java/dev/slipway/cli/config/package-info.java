/** Commands about what an application is told. */
@NullMarked
package dev.slipway.cli.config;

import org.jspecify.annotations.NullMarked;
