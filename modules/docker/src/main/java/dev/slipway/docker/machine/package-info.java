/** What is known of the machine that the engine runs on. */
@NullMarked
package dev.slipway.docker.machine;

import org.jspecify.annotations.NullMarked;
