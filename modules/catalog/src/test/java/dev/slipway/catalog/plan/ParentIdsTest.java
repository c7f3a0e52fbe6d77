package dev.slipway.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.engine.image.ImageSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentIdsTest {

    @Test
    void whatWasBuiltSinceCountsInPlaceOfWhatWasHeld(@TempDir Path root) {
        var recipes = new CatalogFolder(root)
                .dockerfile("nova", "FROM debian:13\n")
                .dockerfile("nova-api", "FROM nova\n")
                .recipes();
        var held = new ImageSummary("sha256:1", List.of("nova:latest"), Map.of(), Instant.EPOCH, 1);
        var ids = new ParentIds(recipes.graph().catalog(), new ImageStock(List.of(held)));
        var recipe = recipes.recipe("nova-api");
        assertThat(ids.inputs(recipe)).isEqualTo(recipe.inputs(Map.of("nova", "sha256:1")));
        ids.built("nova", "sha256:2");
        assertThat(ids.inputs(recipe)).isEqualTo(recipe.inputs(Map.of("nova", "sha256:2")));
        assertThat(ids.inputs(recipes.recipe("nova")))
                .isEqualTo(recipes.recipe("nova").inputs(Map.of()));
    }
}
