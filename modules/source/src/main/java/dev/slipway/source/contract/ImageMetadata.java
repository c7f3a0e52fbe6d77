package dev.slipway.source.contract;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What assemble says about the image in {@code /tmp/.s2i/image_metadata.json}. */
public final class ImageMetadata {
    /** Where assemble writes it. */
    public static final String PATH = "/tmp/.s2i/image_metadata.json";

    private static final JsonMapper JSON = new JsonMapper();

    private ImageMetadata() {}

    /**
     * The labels it gives the image.
     *
     * @throws IllegalArgumentException when it has another form than {@code {"labels": [{"name": "value"}]}}
     */
    public static Map<String, String> labels(String text) {
        try {
            var labels = new TreeMap<String, String>();
            for (var entry : JSON.readTree(text).path("labels").values()) {
                entry.properties()
                        .forEach(label ->
                                labels.put(label.getKey(), label.getValue().asString()));
            }
            return labels;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    PATH + " is not {\"labels\": [{\"name\": \"value\"}]}: " + e.getOriginalMessage(), e);
        }
    }
}
