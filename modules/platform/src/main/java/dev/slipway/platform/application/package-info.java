/** What an application is to be: its services and all they need. */
@NullMarked
package dev.slipway.platform.application;

import org.jspecify.annotations.NullMarked;
