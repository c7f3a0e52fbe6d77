/** Looks whether all is well that the platform stands on. */
@NullMarked
package dev.slipway.cli.doctor;

import org.jspecify.annotations.NullMarked;
