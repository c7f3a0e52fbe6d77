@NullMarked
package dev.slipway.source.artifact;

import org.jspecify.annotations.NullMarked;
