package dev.slipway.engine.api;

import java.util.Collection;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps what carries a label.
 *
 * @param expression {@code key} or {@code key=value}
 */
public record LabelFilter(String expression) {
    /** Keeps what carries this label, whatever its value. */
    public static LabelFilter present(String key) {
        return new LabelFilter(key);
    }

    /** Keeps what carries this label with this value. */
    public static LabelFilter equal(String key, String value) {
        return new LabelFilter(key + "=" + value);
    }

    /** The call, asking only for what passes all of the filters. */
    public static Call apply(Call call, Collection<LabelFilter> filters) {
        return filters.isEmpty() ? call : call.query("filters", json(filters).toString());
    }

    private static ObjectNode json(Collection<LabelFilter> filters) {
        return Json.object()
                .set(
                        "label",
                        Json.array(filters.stream().map(LabelFilter::expression).toList()));
    }
}
