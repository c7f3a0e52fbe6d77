/** Debian packages as apt and dpkg write them down: versions, control files, packages, and indexes of repositories. */
@NullMarked
package dev.slipway.catalog.apt;

import org.jspecify.annotations.NullMarked;
