package dev.slipway.testing.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who may use a fake registry. */
sealed interface FakeAuthorization {
    /** Whether the exchange may go on; it is answered otherwise. */
    boolean admits(RegistryExchange exchange) throws IOException;

    /** Everybody. */
    record Open() implements FakeAuthorization {
        @Override
        public boolean admits(RegistryExchange exchange) {
            return true;
        }
    }

    /** Who sends a user and a password. */
    record ByPassword(String user, String password) implements FakeAuthorization {
        @Override
        public boolean admits(RegistryExchange exchange) throws IOException {
            return knows(exchange) || refused(exchange, "Basic realm=\"fake\"");
        }

        boolean knows(RegistryExchange exchange) {
            var pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            return exchange.header("Authorization").equals("Basic " + pair);
        }
    }

    /**
     * Who sends a token for what the request is about. The service that gives them out knows one user, whose identity
     * token is {@code identity-} and the password; who is nobody may read.
     *
     * @param issued the scopes of each token
     */
    record ByToken(ByPassword owner, String realm, Map<String, Set<String>> issued, AtomicInteger count)
            implements FakeAuthorization {
        static ByToken of(String user, String password, String realm) {
            return new ByToken(new ByPassword(user, password), realm, new ConcurrentHashMap<>(), new AtomicInteger());
        }

        @Override
        public boolean admits(RegistryExchange exchange) throws IOException {
            var token = exchange.header("Authorization").replaceFirst("^Bearer ", "");
            var scopes = issued.get(token);
            var needed = needed(exchange);
            if (scopes != null && scopes.containsAll(needed)) {
                return true;
            }
            var scope = needed.isEmpty() ? "" : ",scope=\"" + String.join(" ", needed) + "\"";
            return refused(exchange, "Bearer realm=\"" + realm + "\",service=\"fake\"" + scope);
        }

        /** Gives out a token. */
        void issue(RegistryExchange exchange) throws IOException {
            var form = exchange.form();
            var owns = owner.knows(exchange)
                    || form.getOrDefault("refresh_token", List.of()).contains("identity-" + owner.password());
            var stranger = exchange.header("Authorization").isEmpty() && !form.containsKey("refresh_token");
            if (!owns && !stranger) {
                exchange.refuse(401, "UNAUTHORIZED", "incorrect username or password");
                return;
            }
            var asked = form.containsKey("scope")
                    ? List.of(form.getOrDefault("scope", List.of()).getFirst().split(" "))
                    : exchange.queries("scope");
            var token = "token-" + count.incrementAndGet();
            issued.put(token, granted(asked, owns));
            var field = form.isEmpty() || form.containsKey("") ? "token" : "access_token";
            exchange.with("Content-Type", "application/json")
                    .answer(
                            200,
                            "{\"%s\":\"%s\",\"expires_in\":300}"
                                    .formatted(field, token)
                                    .getBytes(StandardCharsets.UTF_8));
        }

        private static Set<String> granted(List<String> asked, boolean owns) {
            var granted = ConcurrentHashMap.<String>newKeySet();
            for (var scope : asked) {
                var colon = scope.lastIndexOf(':');
                for (var action : scope.substring(colon + 1).split(",", -1)) {
                    if (owns || action.equals("pull")) {
                        granted.add(scope.substring(0, colon + 1) + action);
                    }
                }
            }
            return granted;
        }

        private static Set<String> needed(RegistryExchange exchange) {
            var route = Route.of(exchange.path());
            if (route.isEmpty()) {
                return Set.of();
            }
            var action = switch (exchange.method()) {
                case "GET", "HEAD" -> route.get().kind().equals("uploads") ? "push" : "pull";
                case "DELETE" -> route.get().kind().equals("uploads") ? "push" : "delete";
                default -> "push";
            };
            return Set.of("repository:" + route.get().repository() + ":" + action);
        }
    }

    private static boolean refused(RegistryExchange exchange, String challenge) throws IOException {
        exchange.with("WWW-Authenticate", challenge).refuse(401, "UNAUTHORIZED", "authentication required");
        return false;
    }
}
