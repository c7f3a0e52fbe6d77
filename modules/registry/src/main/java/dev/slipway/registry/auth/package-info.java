/** How a registry asks who we are, and what we answer. Pure: nothing here sends anything. */
@NullMarked
package dev.slipway.registry.auth;

import org.jspecify.annotations.NullMarked;
