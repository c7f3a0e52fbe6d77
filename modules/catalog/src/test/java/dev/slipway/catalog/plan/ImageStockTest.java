package dev.slipway.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.image.ImageSummary;
import dev.slipway.oci.ImageReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageStockTest {

    @Test
    void imagesAreFoundByEachOfTheirNames() {
        var redis = new ImageSummary(
                "sha256:1", List.of("redis:8", "localhost:5100/redis:latest"), Map.of(), Instant.EPOCH, 1);
        var stock = new ImageStock(List.of(redis, new ImageSummary("sha256:2", List.of(), Map.of(), Instant.EPOCH, 1)));
        assertThat(stock.find(ImageReference.parse("redis:8"))).hasValue(redis);
        assertThat(stock.find(ImageReference.parse("localhost:5100/redis"))).hasValue(redis);
        assertThat(stock.find(ImageReference.parse("redis"))).isEmpty();
    }
}
