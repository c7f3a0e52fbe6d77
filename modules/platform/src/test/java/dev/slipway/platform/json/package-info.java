/** Tests of the JSON of the platform's records. */
@NullMarked
package dev.slipway.platform.json;

import org.jspecify.annotations.NullMarked;
