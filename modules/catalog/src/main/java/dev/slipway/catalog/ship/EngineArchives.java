package dev.slipway.catalog.ship;

import dev.slipway.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The archives in which an engine gives out images. It writes each to its own disk before it sends the first byte, so the
 * images are asked for in a few batches, one ahead of the one that is read. A batch holds whole branches of the tree,
 * as it repeats the layers of all images below it.
 */
final class EngineArchives implements AutoCloseable {
    private static final int BATCHES = 4;

    private final Engine engine;
    private final Iterator<List<EngineImage>> batches;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Future<InputStream> ahead;

    EngineArchives(Engine engine, List<EngineImage> images) {
        this.engine = engine;
        this.batches = batches(images).iterator();
        this.ahead = ask();
    }

    /** Images in batches of about the same number. */
    static List<List<EngineImage>> batches(List<EngineImage> images) {
        var branches = new LinkedHashMap<String, List<EngineImage>>();
        for (var image : images) {
            var branch =
                    image.below().size() < 2 ? image.reference() : image.below().get(1);
            branches.computeIfAbsent(branch.toString(), _ -> new ArrayList<>()).add(image);
        }
        var size = Math.max(2, (images.size() + BATCHES - 1) / BATCHES);
        var batches = new ArrayList<List<EngineImage>>();
        for (var branch : branches.values()) {
            if (batches.isEmpty() || batches.getLast().size() >= size) {
                batches.add(new ArrayList<>());
            }
            batches.getLast().addAll(branch);
        }
        return batches;
    }

    boolean hasNext() {
        return ahead != null;
    }

    /** The next archive; the caller closes it. The engine prepares the one after it meanwhile. */
    InputStream next() throws InterruptedException {
        if (ahead == null) {
            throw new NoSuchElementException();
        }
        try {
            var archive = ahead.get();
            ahead = ask();
            return archive;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new InterruptedException();
        }
    }

    /** Ends what was asked for and not read. */
    @Override
    public void close() {
        threads.shutdownNow();
        if (ahead != null && ahead.isDone() && ahead.state() == Future.State.SUCCESS) {
            closeQuietly(ahead.resultNow());
        }
        threads.close();
    }

    private @Nullable Future<InputStream> ask() {
        if (!batches.hasNext()) {
            return null;
        }
        var ids = batches.next().stream()
                .map(image -> image.id().toString())
                .distinct()
                .toList();
        return threads.submit(() -> engine.images().save(ids));
    }

    private static void closeQuietly(InputStream archive) {
        try {
            archive.close();
        } catch (IOException _) {
            // nobody wants it any more
        }
    }
}
