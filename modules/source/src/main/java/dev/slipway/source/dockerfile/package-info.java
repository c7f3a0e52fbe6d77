/** The Dockerfile that a source is built by, and the script it runs; pure text. */
@NullMarked
package dev.slipway.source.dockerfile;

import org.jspecify.annotations.NullMarked;
