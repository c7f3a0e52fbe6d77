@NullMarked
package dev.slipway.source.build;

import org.jspecify.annotations.NullMarked;
