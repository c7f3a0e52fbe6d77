package dev.slipway.catalog.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SchedulerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Outcome BUILT = new Outcome.Built("sha256:1", 1, new Outcome.Steps(1, 0), 1);
    private static final Outcome FAILED = new Outcome.Failed("exit code 1", List.of(), 1);

    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<String> skipped = new CopyOnWriteArrayList<>();

    @Test
    void longestWayToALeafComesFirst() {
        var parents = Map.of(
                "short", List.of("base"), "long", List.of("base"), "longer", List.of("long"), "other", List.of("base"));
        var seconds = Map.of("base", 1.0, "short", 3.0, "long", 2.0, "longer", 2.0, "other", 3.0);
        var images = List.of("base", "long", "longer", "other", "short");

        scheduler(images, parents, seconds).run(1, this::good);

        assertThat(begun).containsExactly("base", "long", "other", "short", "longer");
    }

    @Test
    void noMoreThanTheJobsRunAtATime() {
        var together = new CyclicBarrier(2);
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var images = List.of("a", "b", "c", "d", "e", "f");

        var outcomes = scheduler(images, Map.of(), Map.of()).run(2, image -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            await(together);
            running.decrementAndGet();
            return BUILT;
        });

        assertThat(outcomes).hasSize(6).containsValue(BUILT);
        assertThat(most).hasValue(2);
    }

    @Test
    void childBeginsWhileOthersOfItsParentsAgeStillRun() {
        var childBegun = new CountDownLatch(1);
        var images = List.of("fast", "slow", "child");

        var outcomes = scheduler(images, Map.of("child", List.of("fast")), Map.of())
                .run(2, image -> {
                    if (image.equals("child")) {
                        childBegun.countDown();
                    }
                    return image.equals("slow") && !await(childBegun) ? FAILED : BUILT;
                });

        assertThat(outcomes).containsOnly(entry("fast", BUILT), entry("child", BUILT), entry("slow", BUILT));
    }

    @Test
    void parentsOutsideOfTheWorkCountAsDone() {
        var outcomes = scheduler(List.of("child"), Map.of("child", List.of("current")), Map.of())
                .run(1, this::good);

        assertThat(outcomes).containsExactly(entry("child", BUILT));
    }

    @Test
    void failureStopsOnlyWhatStandsOnItAndIsNamedAsTheCause() {
        var parents =
                Map.of("child", List.of("bad"), "grandchild", List.of("good", "child"), "neighbour", List.of("good"));
        var images = List.of("bad", "good", "child", "grandchild", "neighbour");

        var outcomes = scheduler(images, parents, Map.of()).run(1, image -> image.equals("bad") ? FAILED : BUILT);

        assertThat(outcomes)
                .containsOnly(
                        entry("bad", FAILED),
                        entry("child", new Outcome.Blocked("bad")),
                        entry("grandchild", new Outcome.Blocked("bad")),
                        entry("good", BUILT),
                        entry("neighbour", BUILT));
        assertThat(skipped).containsExactly("child: Blocked[by=bad]", "grandchild: Blocked[by=bad]");
    }

    @Test
    void workThatThrowsIsAFailureLikeAnyOther() {
        var images = List.of("bad", "worse", "child");

        var outcomes = scheduler(images, Map.of("child", List.of("worse")), Map.of())
                .run(1, image -> {
                    if (image.equals("bad")) {
                        throw new IllegalStateException("lost");
                    }
                    throw new AssertionError("impossible");
                });

        assertThat(outcomes)
                .containsOnly(
                        entry("bad", new Outcome.Failed("java.lang.IllegalStateException: lost", List.of(), 1)),
                        entry("worse", new Outcome.Failed("java.lang.AssertionError: impossible", List.of(), 1)),
                        entry("child", new Outcome.Blocked("worse")));
    }

    @Test
    void interruptStopsWhatRunsAndWaitsForIt() throws Exception {
        var running = new CountDownLatch(2);
        var clearedUp = new AtomicInteger();
        var stillInterrupted = new CompletableFuture<Boolean>();
        var outcomes = new CompletableFuture<Map<String, Outcome>>();
        var images = List.of("a", "b", "child", "later");
        var runner = Thread.ofVirtual().start(() -> {
            outcomes.complete(scheduler(images, Map.of("child", List.of("a")), Map.of())
                    .run(2, image -> {
                        running.countDown();
                        try {
                            new CountDownLatch(1).await();
                            return BUILT;
                        } catch (InterruptedException e) {
                            clearedUp.incrementAndGet();
                            return new Outcome.Cancelled();
                        }
                    }));
            stillInterrupted.complete(Thread.currentThread().isInterrupted());
        });
        assertThat(await(running)).isTrue();

        runner.interrupt();

        assertThat(outcomes.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .containsOnlyKeys(images)
                .allSatisfy((_, outcome) -> assertThat(outcome).isEqualTo(new Outcome.Cancelled()));
        assertThat(clearedUp).hasValue(2);
        assertThat(skipped).containsExactly("child: Cancelled[]", "later: Cancelled[]");
        assertThat(stillInterrupted.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private Scheduler scheduler(List<String> images, Map<String, List<String>> parents, Map<String, Double> seconds) {
        return new Scheduler(
                images,
                image -> parents.getOrDefault(image, List.of()),
                image -> seconds.getOrDefault(image, 1.0),
                (image, outcome) -> skipped.add(image + ": " + outcome));
    }

    private Outcome good(String image) {
        begun.add(image);
        return BUILT;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while it waited", e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("nobody else came", e);
        }
    }
}
