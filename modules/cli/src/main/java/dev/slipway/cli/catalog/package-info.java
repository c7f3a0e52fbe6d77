/** What commands that work on a catalogue share: its options, the engine's session, preparing and building. */
@NullMarked
package dev.slipway.cli.catalog;

import org.jspecify.annotations.NullMarked;
