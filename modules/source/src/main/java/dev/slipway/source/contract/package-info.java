/** What a builder image and a source agree on: scripts, labels, files and users of source-to-image (S2I). */
@NullMarked
package dev.slipway.source.contract;

import org.jspecify.annotations.NullMarked;
