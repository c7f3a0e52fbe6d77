/** Building what the plan says: scheduling, retries, reports. */
@NullMarked
package dev.slipway.catalog.build;

import org.jspecify.annotations.NullMarked;
