/** Git repositories, far and near, read through the {@code git} of this machine. */
@NullMarked
package dev.slipway.git;

import org.jspecify.annotations.NullMarked;
