package dev.slipway.platform.operate;

import dev.slipway.platform.event.Event;
import dev.slipway.platform.reconcile.Journal;
import dev.slipway.platform.reconcile.Reconciler;
import dev.slipway.platform.store.Records;
import dev.slipway.platform.store.Store;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * What all that changes or answers something works with.
 *
 * @param store where all is kept
 * @param journal tells what happens
 * @param reconciler does what is wished
 * @param clock the time
 */
record Core(Store store, Journal journal, Reconciler reconciler, Clock clock) {
    /** Stores a change of what is wished of an application, and has it done. */
    <T> T change(String application, Journal.Work<T> work) {
        var result = journal.inTransaction(work);
        reconciler.wake(application);
        return result;
    }

    /** Makes releases within a unit of work. */
    ReleaseMaker maker(Records records, Consumer<Event> events) {
        return new ReleaseMaker(records, events, journal, clock);
    }
}
