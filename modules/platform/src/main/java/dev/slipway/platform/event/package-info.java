/** What happened. */
@NullMarked
package dev.slipway.platform.event;

import org.jspecify.annotations.NullMarked;
