/** The platform's store in SQLite or PostgreSQL, with the same SQL. */
@NullMarked
package dev.slipway.store;

import org.jspecify.annotations.NullMarked;
