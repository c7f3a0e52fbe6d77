/** What each gear of an application is told: its environment and the contents of its files. */
@NullMarked
package dev.slipway.platform.environment;

import org.jspecify.annotations.NullMarked;
