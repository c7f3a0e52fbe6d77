/** What an application is told: entries of its configuration and what they come to. */
@NullMarked
package dev.slipway.platform.config;

import org.jspecify.annotations.NullMarked;
