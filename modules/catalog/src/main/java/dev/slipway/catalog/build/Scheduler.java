package dev.slipway.catalog.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Works through a tree: an image as soon as all its parents are done, those with the longest way to the leaves first,
 * a limited number at a time. A failure stops only what stands on it. Used once, by one thread.
 */
public final class Scheduler {
    private record Completion(String image, Outcome outcome) {}

    private final Set<String> waiting;
    private final Function<String, Collection<String>> parents;
    private final Map<String, Double> rank;
    private final BiConsumer<String, Outcome> skipped;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<String, Thread> running = new HashMap<>();
    private final BlockingQueue<Completion> completions = new LinkedBlockingQueue<>();

    /**
     * A scheduler for these images.
     *
     * @param images in an order in which each comes after its parents; parents outside of them count as done
     * @param parents what an image waits for
     * @param seconds how long an image is expected to take
     * @param skipped told of the images that are never begun
     */
    public Scheduler(
            List<String> images,
            Function<String, Collection<String>> parents,
            ToDoubleFunction<String> seconds,
            BiConsumer<String, Outcome> skipped) {
        this.waiting = new HashSet<>(images);
        this.parents = parents;
        this.rank = ranks(images, parents, seconds);
        this.skipped = skipped;
    }

    /**
     * Does the work and returns how each image ended, in the order they did. An interrupt stops what runs, waits for
     * it, and leaves the calling thread interrupted.
     */
    public Map<String, Outcome> run(int jobs, Function<String, Outcome> work) {
        try {
            while (!waiting.isEmpty() || !running.isEmpty()) {
                block();
                ready().stream().limit(Math.max(0, jobs - running.size())).forEach(image -> start(image, work));
                if (!running.isEmpty()) {
                    complete(completions.take());
                }
            }
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
        }
        return outcomes;
    }

    private List<String> ready() {
        return waiting.stream()
                .filter(image -> parents.apply(image).stream().allMatch(this::isDone))
                .sorted(Comparator.comparingDouble((String image) -> -rank(image))
                        .thenComparing(image -> image))
                .toList();
    }

    private void start(String image, Function<String, Outcome> work) {
        waiting.remove(image);
        running.put(
                image,
                Thread.ofVirtual()
                        .name("build " + image)
                        .start(() -> completions.add(new Completion(image, attempt(image, work)))));
    }

    /** Whatever goes wrong, the others must hear that this one ended. */
    private static Outcome attempt(String image, Function<String, Outcome> work) {
        try {
            return work.apply(image);
        } catch (RuntimeException | Error e) {
            return new Outcome.Failed(e.toString(), List.of(), 1);
        }
    }

    private void complete(Completion completion) {
        running.remove(completion.image());
        outcomes.put(completion.image(), completion.outcome());
    }

    /** Gives up what stands on a failure, nearest first, naming the image that failed. */
    private void block() {
        for (var blocked = nextBlocked(); blocked.isPresent(); blocked = nextBlocked()) {
            var image = blocked.get();
            waiting.remove(image);
            var outcome = new Outcome.Blocked(cause(image));
            outcomes.put(image, outcome);
            skipped.accept(image, outcome);
        }
    }

    private Optional<String> nextBlocked() {
        return waiting.stream()
                .filter(image -> parents.apply(image).stream().anyMatch(this::isBad))
                .min(Comparator.naturalOrder());
    }

    private String cause(String image) {
        var bad = parents.apply(image).stream().filter(this::isBad).findFirst().orElseThrow();
        return outcomes.get(bad) instanceof Outcome.Blocked(var by) ? by : bad;
    }

    private boolean isBad(String image) {
        var outcome = outcomes.get(image);
        return outcome != null && !outcome.isGood();
    }

    private boolean isDone(String image) {
        return !waiting.contains(image) && !running.containsKey(image);
    }

    private void cancel() {
        running.values().forEach(Thread::interrupt);
        while (!running.isEmpty()) {
            try {
                complete(completions.take());
            } catch (InterruptedException e) {
                // asked to hurry, but what runs must be cleared away first; it has been interrupted already
            }
        }
        for (var image : waiting.stream().sorted().toList()) {
            outcomes.put(image, new Outcome.Cancelled());
            skipped.accept(image, new Outcome.Cancelled());
        }
        waiting.clear();
    }

    private double rank(String image) {
        return rank.getOrDefault(image, 0.0);
    }

    /** The seconds from the start of an image to the end of the last leaf above it. */
    private static Map<String, Double> ranks(
            List<String> images, Function<String, Collection<String>> parents, ToDoubleFunction<String> seconds) {
        var above = new HashMap<String, Double>();
        var ranks = new HashMap<String, Double>();
        for (var image : new ArrayList<>(images).reversed()) {
            var rank = seconds.applyAsDouble(image) + above.getOrDefault(image, 0.0);
            ranks.put(image, rank);
            parents.apply(image).forEach(parent -> above.merge(parent, rank, Math::max));
        }
        return ranks;
    }
}
