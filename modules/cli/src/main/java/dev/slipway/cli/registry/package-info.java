/** Registries on the command line: one on this machine, and who we are at others. */
@NullMarked
package dev.slipway.cli.registry;

import org.jspecify.annotations.NullMarked;
