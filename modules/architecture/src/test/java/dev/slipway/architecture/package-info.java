/** Rules over all modules, checked as the build's last step. */
@NullMarked
package dev.slipway.architecture;

import org.jspecify.annotations.NullMarked;
