package dev.slipway.registry.auth;

import dev.slipway.registry.credentials.Credentials;
import dev.slipway.registry.credentials.Credentials.Anonymous;
import dev.slipway.registry.credentials.Credentials.IdentityToken;
import dev.slipway.registry.credentials.Credentials.Password;
import dev.slipway.registry.credentials.Credentials.RegistryToken;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** What a token service wants to be asked (CNCF distribution, "Token Authentication", "OAuth 2 Token Authentication"). */
public sealed interface TokenRequest {
    /** A GET of this URL, by nobody in particular. */
    record Anonymously(URI target) implements TokenRequest {}

    /**
     * A GET of this URL.
     *
     * @param authorization value of the header {@code Authorization}
     */
    record WithPassword(URI target, String authorization) implements TokenRequest {}

    /**
     * A POST of a form to this URL.
     *
     * @param form as {@code application/x-www-form-urlencoded}
     */
    record WithIdentity(URI target, String form) implements TokenRequest {}

    /** Where it goes. */
    URI target();

    /**
     * The request for a token for these scopes, or for what the challenge asks for where there are none.
     *
     * @throws IllegalArgumentException when the challenge names no URL
     */
    static TokenRequest of(Challenge.Bearer challenge, List<Scope> scopes, Credentials credentials) {
        var wanted = scopes.isEmpty()
                ? List.of(challenge.scope())
                : scopes.stream().map(Scope::toString).toList();
        return switch (credentials) {
            case Anonymous(), RegistryToken _ -> new Anonymously(url(challenge, query(challenge, wanted, "")));
            case Password password ->
                new WithPassword(url(challenge, query(challenge, wanted, password.user())), basic(password));
            case IdentityToken(var token) -> new WithIdentity(url(challenge, ""), form(challenge, wanted, token));
        };
    }

    /** The value of the header {@code Authorization} for a user and a password (RFC 7617). */
    static String basic(Password password) {
        var pair = password.user() + ":" + password.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static URI url(Challenge.Bearer challenge, String query) {
        var separator = query.isEmpty() ? "" : challenge.realm().contains("?") ? "&" : "?";
        return URI.create(challenge.realm() + separator + query);
    }

    private static String query(Challenge.Bearer challenge, List<String> scopes, String account) {
        var query = new ArrayList<String>();
        add(query, "account", account);
        add(query, "service", challenge.service());
        scopes.forEach(scope -> add(query, "scope", scope));
        return String.join("&", query);
    }

    private static String form(Challenge.Bearer challenge, List<String> scopes, String token) {
        var form = new ArrayList<String>();
        add(form, "grant_type", "refresh_token");
        add(form, "client_id", "slipway");
        add(form, "refresh_token", token);
        add(form, "service", challenge.service());
        add(form, "scope", scopes.stream().collect(Collectors.joining(" ")));
        return String.join("&", form);
    }

    private static void add(List<String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
