/** Tests of calls, errors and addresses. */
@NullMarked
package dev.slipway.engine.api;

import org.jspecify.annotations.NullMarked;
