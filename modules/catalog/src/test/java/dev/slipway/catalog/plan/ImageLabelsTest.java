package dev.slipway.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.recipe.Recipe;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageLabelsTest {
    private static final Map<String, String> INPUTS = Map.of("file it's \"x\"", "0123456789ab");

    @Test
    void labelsTellWhatAnImageWasBuiltFrom() {
        assertThat(ImageLabels.of("slipway", "redis", INPUTS))
                .containsExactly(
                        Map.entry("dev.slipway.catalog", "slipway"),
                        Map.entry("dev.slipway.image", "redis"),
                        Map.entry("dev.slipway.recipe", Recipe.digest(INPUTS).toString()),
                        Map.entry("dev.slipway.inputs", "{\"file it's \\\"x\\\"\":\"0123456789ab\"}"));
    }

    @Test
    void inputsAreReadBack() {
        assertThat(ImageLabels.inputs(ImageLabels.of("slipway", "redis", INPUTS)))
                .isEqualTo(INPUTS);
    }

    @Test
    void otherLabelsTellNothing() {
        assertThat(ImageLabels.inputs(Map.of())).isEmpty();
        assertThat(ImageLabels.inputs(Map.of(ImageLabels.INPUTS, "{"))).isEmpty();
        assertThat(ImageLabels.inputs(Map.of(ImageLabels.INPUTS, "7"))).isEmpty();
    }
}
