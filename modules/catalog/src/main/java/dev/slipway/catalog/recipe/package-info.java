/** What an image is built from: its Dockerfile, its context and the digest over both. */
@NullMarked
package dev.slipway.catalog.recipe;

import org.jspecify.annotations.NullMarked;
