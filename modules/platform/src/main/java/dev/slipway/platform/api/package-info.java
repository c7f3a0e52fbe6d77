/** The one door to the platform: what users and programs may ask of it, and its answers. */
@NullMarked
package dev.slipway.platform.api;

import org.jspecify.annotations.NullMarked;
