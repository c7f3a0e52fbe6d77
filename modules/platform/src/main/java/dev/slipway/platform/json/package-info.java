/** Applications, releases and all else the platform keeps or is told, as JSON. */
@NullMarked
package dev.slipway.platform.json;

import org.jspecify.annotations.NullMarked;
