package dev.slipway.catalog.plan;

import dev.slipway.catalog.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The labels by which an image tells what it was built from; set in its configuration, where no layer depends on them. */
public final class ImageLabels {
    /** Digest over all inputs of the build. */
    public static final String RECIPE = "dev.slipway.recipe";

    /** The inputs one by one, as JSON, so that a plan can say which one changed. */
    public static final String INPUTS = "dev.slipway.inputs";

    /** The name of the image in its catalogue. */
    public static final String IMAGE = "dev.slipway.image";

    /** The name of the catalogue. */
    public static final String CATALOG = "dev.slipway.catalog";

    private static final JsonMapper JSON = new JsonMapper();

    private ImageLabels() {}

    /** The labels of an image that was built from these inputs. */
    public static Map<String, String> of(String catalog, String image, Map<String, String> inputs) {
        var labels = new LinkedHashMap<String, String>();
        labels.put(CATALOG, catalog);
        labels.put(IMAGE, image);
        labels.put(RECIPE, Recipe.digest(inputs).toString());
        labels.put(INPUTS, JSON.writeValueAsString(inputs));
        return labels;
    }

    /** The inputs an image was built from; empty when it was not built by us. */
    static Map<String, String> inputs(Map<String, String> labels) {
        var inputs = new TreeMap<String, String>();
        try {
            JSON.readTree(labels.getOrDefault(INPUTS, "{}"))
                    .forEachEntry((name, digest) -> inputs.put(name, digest.asString()));
        } catch (JacksonException e) {
            return Map.of();
        }
        return inputs;
    }
}
