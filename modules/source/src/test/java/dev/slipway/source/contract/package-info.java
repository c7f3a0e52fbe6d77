@NullMarked
package dev.slipway.source.contract;

import org.jspecify.annotations.NullMarked;
