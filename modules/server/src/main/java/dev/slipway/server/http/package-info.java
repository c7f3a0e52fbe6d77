/** HTTP: routes, answers, problems and streams of events. */
@NullMarked
package dev.slipway.server.http;

import org.jspecify.annotations.NullMarked;
