package dev.slipway.testing;

import dev.slipway.engine.api.Json;
import java.util.List;
import java.util.Map;

/** The label filters of a listing. */
final class LabelQuery {
    private final List<String> expressions;

    LabelQuery(String filters) {
        this.expressions =
                filters.isEmpty() ? List.of() : Json.strings(Json.read(filters).path("label"));
    }

    boolean accepts(Map<String, String> labels) {
        return expressions.stream().allMatch(expression -> {
            var parts = expression.split("=", 2);
            var value = labels.get(parts[0]);
            return value != null && (parts.length == 1 || value.equals(parts[1]));
        });
    }
}
