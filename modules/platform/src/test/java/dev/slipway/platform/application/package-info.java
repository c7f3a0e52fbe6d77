/** Tests of what an application is to be. */
@NullMarked
package dev.slipway.platform.application;

import org.jspecify.annotations.NullMarked;
