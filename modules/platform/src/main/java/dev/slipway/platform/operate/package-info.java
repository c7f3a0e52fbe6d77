/** The platform itself: it turns what is asked for into wishes in the store, and answers from store and runtime. */
@NullMarked
package dev.slipway.platform.operate;

import org.jspecify.annotations.NullMarked;
