@NullMarked
package dev.slipway.registry.auth;

import org.jspecify.annotations.NullMarked;
