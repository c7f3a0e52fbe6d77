/** What the mirrors of a distribution offer, by their indexes (Debian wiki, DebianRepository/Format). */
@NullMarked
package dev.slipway.catalog.mirror;

import org.jspecify.annotations.NullMarked;
