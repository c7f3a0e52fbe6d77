package dev.slipway.registry;

import dev.slipway.registry.auth.Scope;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request to a registry.
 *
 * @param action what it is for, as it follows "cannot"
 * @param scopes what a token must allow
 */
record Call(
        String action, String method, URI target, Map<String, String> headers, RequestBody body, List<Scope> scopes) {
    Call {
        scopes = List.copyOf(scopes);
    }

    static Call of(String action, String method, URI target, Scope... scopes) {
        return new Call(action, method, target, Map.of(), RequestBody.none(), List.of(scopes));
    }

    Call header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(action, method, target, more, body, scopes);
    }

    Call body(String mediaType, RequestBody other) {
        return new Call(action, method, target, headers, other, scopes).header("Content-Type", mediaType);
    }
}
