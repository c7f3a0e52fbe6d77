@NullMarked
package dev.slipway.registry;

import org.jspecify.annotations.NullMarked;
