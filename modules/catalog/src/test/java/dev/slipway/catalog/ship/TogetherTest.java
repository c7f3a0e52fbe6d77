package dev.slipway.catalog.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TogetherTest {
    private static final List<String> ALL = List.of("a", "b", "c");

    @Test
    void allIsDone() throws InterruptedException {
        var done = new ConcurrentLinkedQueue<String>();

        Together.each(ALL, done::add);

        assertThat(done).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void firstFaultStopsTheOthers() {
        var never = new CountDownLatch(1);

        assertThatThrownBy(() -> Together.each(ALL, name -> {
                    if (name.equals("b")) {
                        throw new IllegalStateException("b failed");
                    }
                    never.await();
                }))
                .hasMessage("b failed");
    }

    @Test
    void faultIsToldBeforeTheInterruptsThatItCaused() {
        var interrupted = new CountDownLatch(2);

        assertThatThrownBy(() -> Together.each(ALL, name -> {
                    if (!name.equals("c")) {
                        interrupted.countDown();
                        throw new InterruptedException();
                    }
                    interrupted.await();
                    throw new IllegalStateException("c failed");
                }))
                .hasMessage("c failed");
    }

    @Test
    void interruptsWithoutAFaultAreInterrupts() {
        assertThatThrownBy(() -> Together.each(ALL, _ -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
    }
}
