@NullMarked
package dev.slipway.registry.http;

import org.jspecify.annotations.NullMarked;
