/** The verbs that say what images hold. */
@NullMarked
package dev.slipway.cli.contents;

import org.jspecify.annotations.NullMarked;
