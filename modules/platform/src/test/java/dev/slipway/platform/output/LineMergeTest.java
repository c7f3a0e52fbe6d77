package dev.slipway.platform.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.gear.GearName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LineMergeTest {
    private static final Duration NO_TIME = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(10);

    private final LineMerge merge = new LineMerge(Duration.ofMillis(30));

    @Test
    void linesComeInTheOrderOfTheirTimes() throws InterruptedException {
        var web = merge.open(false);
        var db = merge.open(false);
        web.put(line(1));
        web.put(line(3));
        db.put(line(2));
        web.close();
        db.close();

        assertThat(next(LONG)).contains("1");
        assertThat(next(LONG)).contains("2");
        assertThat(next(LONG)).contains("3");
        assertThat(merge.isOver()).isTrue();
    }

    @Test
    void lineWaitsForASourceThatHasToSaySomething() throws InterruptedException {
        var web = merge.open(false);
        var db = merge.open(false);
        web.put(line(2));

        assertThat(next(Duration.ofMillis(60))).isEmpty();
        db.put(line(1));
        assertThat(next(NO_TIME)).contains("1");
    }

    @Test
    void lineWaitsAMomentForALivingSource() throws InterruptedException {
        var web = merge.open(true);
        merge.open(true);
        web.put(line(2));

        assertThat(next(NO_TIME)).isEmpty();
        assertThat(next(LONG)).contains("2");
    }

    @Test
    void sourceWaitsWhenNobodyTakesItsLines() throws InterruptedException {
        var web = merge.open(true);
        var put = new AtomicInteger();
        var thread = Thread.ofVirtual().start(() -> fill(web, put));
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        assertThat(put).hasValue(256);
        for (var taken = 0; taken < 1000; taken++) {
            assertThat(next(LONG)).isPresent();
        }
        thread.join();
        assertThat(put).hasValue(1000);
    }

    private static void fill(LineMerge.Source source, AtomicInteger put) {
        try (source) {
            while (put.get() < 1000) {
                source.put(line(put.get()));
                put.incrementAndGet();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<String> next(Duration patience) throws InterruptedException {
        return merge.next(patience).map(GearLine::text);
    }

    private static GearLine line(int second) {
        return new GearLine(
                new GearName("shop", "web", 1), "", 1, Instant.ofEpochSecond(second), false, String.valueOf(second));
    }
}
