package dev.slipway.registry;

import dev.slipway.registry.auth.Challenge;
import dev.slipway.registry.auth.Challenge.Basic;
import dev.slipway.registry.auth.Challenge.Bearer;
import dev.slipway.registry.auth.Scope;
import dev.slipway.registry.auth.Token;
import dev.slipway.registry.auth.TokenRequest;
import dev.slipway.registry.auth.TokenRequest.Anonymously;
import dev.slipway.registry.auth.TokenRequest.WithIdentity;
import dev.slipway.registry.auth.TokenRequest.WithPassword;
import dev.slipway.registry.credentials.CredentialSource;
import dev.slipway.registry.credentials.Credentials;
import dev.slipway.registry.credentials.Credentials.Password;
import dev.slipway.registry.credentials.Credentials.RegistryToken;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Answers a registry's question who we are. Tokens are kept until they expire. Safe for use by many threads. */
final class Authorizer {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RegistryAddress registry;
    private final CredentialSource credentials;
    private final TokenService service;
    private final InstantSource clock;
    private final Map<List<Scope>, Slot> tokens = new ConcurrentHashMap<>();
    private volatile @Nullable Challenge challenge;
    private volatile @Nullable Credentials known;

    /** Sends the request for a token and returns the body of the answer. */
    @FunctionalInterface
    interface TokenService {
        byte[] ask(Call call) throws InterruptedException;
    }

    /** A token for one purpose: one thread fetches it, others wait for that. */
    private static final class Slot {
        private @Nullable Token token;
    }

    Authorizer(RegistryAddress registry, CredentialSource credentials, TokenService service, InstantSource clock) {
        this.registry = registry;
        this.credentials = credentials;
        this.service = service;
        this.clock = clock;
    }

    /** The header {@code Authorization} for a call, as far as the registry has said before what it wants. */
    Optional<String> header(Call call) throws InterruptedException {
        var asked = challenge;
        if (asked == null) {
            return Optional.empty();
        }
        if (ours() instanceof RegistryToken(var token)) {
            return Optional.of("Bearer " + token);
        }
        return switch (asked) {
            case Basic() ->
                ours() instanceof Password password ? Optional.of(TokenRequest.basic(password)) : Optional.empty();
            case Bearer bearer -> Optional.of("Bearer " + token(call, bearer).value());
        };
    }

    /**
     * Takes in what a registry asked for when it refused a call, and says whether to try that once more.
     *
     * @param refused the header it was sent with
     */
    boolean accept(List<String> challenges, Call call, Optional<String> refused) throws InterruptedException {
        var best = Challenge.best(challenges);
        best.ifPresent(found -> challenge = found);
        if (best.isEmpty() || ours() instanceof RegistryToken) {
            return best.isPresent() && refused.isEmpty();
        }
        return switch (best.get()) {
            case Basic() -> refused.isEmpty() && ours() instanceof Password;
            case Bearer _ -> {
                refused.ifPresent(header -> forget(call.scopes(), header));
                yield true;
            }
        };
    }

    /** Asked once: a program may have to be run for it. */
    private Credentials ours() throws InterruptedException {
        var found = known;
        if (found == null) {
            found = credentials.at(registry.server());
            known = found;
        }
        return found;
    }

    private Token token(Call call, Bearer bearer) throws InterruptedException {
        var slot = tokens.computeIfAbsent(call.scopes(), _ -> new Slot());
        synchronized (slot) {
            var token = slot.token;
            if (token == null || !token.isFresh(clock.instant())) {
                token = fetch(call, bearer);
                slot.token = token;
            }
            return token;
        }
    }

    private void forget(List<Scope> scopes, String header) {
        var slot = tokens.computeIfAbsent(scopes, _ -> new Slot());
        synchronized (slot) {
            if (slot.token != null && header.equals("Bearer " + slot.token.value())) {
                slot.token = null;
            }
        }
    }

    private Token fetch(Call call, Bearer bearer) throws InterruptedException {
        try {
            var request = TokenRequest.of(bearer, call.scopes(), ours());
            return Token.parse(service.ask(call(call.action(), request)), clock.instant());
        } catch (IllegalArgumentException e) {
            throw new RegistryException(
                    "cannot " + call.action() + ": no token from " + bearer.realm() + ": " + e.getMessage(), e);
        }
    }

    private Call call(String action, TokenRequest request) {
        if (!(request instanceof Anonymously)) {
            requireEncryption(action, request);
        }
        return switch (request) {
            case Anonymously(var target) -> Call.of(action, "GET", target);
            case WithPassword(var target, var authorization) ->
                Call.of(action, "GET", target).header("Authorization", authorization);
            case WithIdentity(var target, var form) ->
                Call.of(action, "POST", target).body(FORM, RequestBody.of(form.getBytes(StandardCharsets.UTF_8)));
        };
    }

    /** A registry that is spoken to over TLS does not make us show our password to the network. */
    private void requireEncryption(String action, TokenRequest request) {
        if (registry.base().getScheme().equals("https")
                && !"https".equals(request.target().getScheme())) {
            throw new RegistryException(
                    "cannot " + action + ": its token service "
                            + request.target().getAuthority() + " is not encrypted",
                    null);
        }
    }
}
