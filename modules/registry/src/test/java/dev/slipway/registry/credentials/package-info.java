@NullMarked
package dev.slipway.registry.credentials;

import org.jspecify.annotations.NullMarked;
