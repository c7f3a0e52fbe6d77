/** Source code, from wherever it comes, as a tree of files with its revision. */
@NullMarked
package dev.slipway.source.input;

import org.jspecify.annotations.NullMarked;
