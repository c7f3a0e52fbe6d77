package dev.slipway.catalog.ship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageReference;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EngineArchivesTest {
    @Test
    void batchesHoldWholeBranches() {
        assertThat(batches("root", "root/a", "root/a/x", "root/a/y", "root/b", "root/b/z", "root/c", "root/d"))
                .containsExactly(
                        List.of("root", "root/a", "root/a/x", "root/a/y"),
                        List.of("root/b", "root/b/z"),
                        List.of("root/c", "root/d"));
    }

    @Test
    void branchIsOneBatchInWhicheverOrderItsImagesCome() {
        assertThat(batches("root/a/x", "root/b", "root/c", "root/a/y/z", "root/d", "root/e"))
                .containsExactly(
                        List.of("root/a/x", "root/a/y/z"), List.of("root/b", "root/c"), List.of("root/d", "root/e"));
    }

    @Test
    void fewImagesAreOneBatch() {
        assertThat(batches("root", "root/a")).containsExactly(List.of("root", "root/a"));
        assertThat(batches()).isEmpty();
    }

    @Test
    void manyImagesAreFourBatches() {
        var images = Stream.iterate(1, number -> number + 1)
                .limit(60)
                .map(number -> "root/" + number)
                .toArray(String[]::new);

        assertThat(batches(images))
                .hasSize(4)
                .allSatisfy(batch -> assertThat(batch).hasSize(15));
    }

    /** Batches of images that are given by the names from the root of the tree down to them. */
    private static List<List<String>> batches(String... paths) {
        var images = Stream.of(paths).map(EngineArchivesTest::image).toList();
        return EngineArchives.batches(images).stream()
                .map(batch -> batch.stream().map(EngineImage::name).toList())
                .toList();
    }

    private static EngineImage image(String path) {
        var names = Stream.of(path.split("/"))
                .map(name -> ImageReference.parse("shop/" + name + ":1"))
                .toList();
        return new EngineImage(path, names.getLast(), Digest.of(path), names.subList(0, names.size() - 1));
    }
}
