package dev.slipway.registry.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a registry wants to know who we are: a challenge of the header {@code WWW-Authenticate} (RFC 9110, 11.6.1). */
public sealed interface Challenge {
    /** By user and password in every request. */
    record Basic() implements Challenge {}

    /**
     * By a token (CNCF distribution, "Token Authentication Specification").
     *
     * @param realm URL of the service that gives out tokens
     * @param service what that service calls the registry; may be empty
     * @param scope what the registry says the token must allow; may be empty
     */
    record Bearer(String realm, String service, String scope) implements Challenge {}

    /** The best challenge among these headers that can be answered: a token where both are offered. */
    static Optional<Challenge> best(List<String> headers) {
        var challenges = headers.stream()
                .flatMap(header -> parse(header).stream())
                .flatMap(offer -> offer.challenge().stream())
                .toList();
        return challenges.stream()
                .filter(Bearer.class::isInstance)
                .findFirst()
                .or(() -> challenges.stream().findFirst());
    }

    /** A scheme with its parameters, names in lower case. */
    private static List<Offer> parse(String header) {
        var offers = new ArrayList<Offer>();
        var token = Offer.TOKEN.matcher(header);
        while (token.find()) {
            var name = token.group("name").toLowerCase(Locale.ROOT);
            if (token.group("equals") == null) {
                offers.add(new Offer(name, new LinkedHashMap<>()));
            } else if (!offers.isEmpty()) {
                offers.getLast().parameters().put(name, Offer.value(token.group("value")));
            }
        }
        return offers;
    }

    /** One scheme of a header as it was written. */
    record Offer(String scheme, Map<String, String> parameters) {
        private static final Pattern TOKEN =
                Pattern.compile("(?<name>[^\\s,=\"]+)(?<equals>\\s*=\\s*(?<value>\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s,]*))?");

        private static String value(String written) {
            return written.startsWith("\"")
                    ? written.substring(1, written.length() - 1).replaceAll("\\\\(.)", "$1")
                    : written;
        }

        private Optional<Challenge> challenge() {
            return switch (scheme) {
                case "basic" -> Optional.of(new Basic());
                case "bearer" ->
                    parameters.containsKey("realm")
                            ? Optional.of(new Bearer(
                                    parameters.getOrDefault("realm", ""),
                                    parameters.getOrDefault("service", ""),
                                    parameters.getOrDefault("scope", "")))
                            : Optional.empty();
                default -> Optional.empty();
            };
        }
    }
}
