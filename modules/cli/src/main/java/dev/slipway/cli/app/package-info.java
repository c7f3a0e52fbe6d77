/** Commands about whole applications: what they are, their releases and what becomes of them. */
@NullMarked
package dev.slipway.cli.app;

import org.jspecify.annotations.NullMarked;
