/** What an application may ask of the machine. */
@NullMarked
package dev.slipway.platform.admission;

import org.jspecify.annotations.NullMarked;
