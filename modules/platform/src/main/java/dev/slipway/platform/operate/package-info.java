/** The one door to the platform: what users and programs may ask of it. */
@NullMarked
package dev.slipway.platform.operate;

import org.jspecify.annotations.NullMarked;
