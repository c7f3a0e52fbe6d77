package dev.slipway.platform.reconcile;

import dev.slipway.platform.event.Event;
import dev.slipway.platform.plan.Notes;
import dev.slipway.platform.plan.Step;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What came of a step.
 *
 * @param step the step
 * @param learned what is to be noted
 * @param events what happened
 * @param failed whether it could not be done, and is to wait before it is tried again
 */
record Effect(Step step, UnaryOperator<Notes> learned, List<Event> events, boolean failed) {}
