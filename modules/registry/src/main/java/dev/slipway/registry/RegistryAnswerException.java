package dev.slipway.registry;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A registry answered with an error. */
public final class RegistryAnswerException extends RegistryException {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int INSUFFICIENT_STORAGE = 507;

    /** What an operating system says of a full disk (ENOSPC); CNCF distribution passes it on with status 500. */
    private static final String NO_SPACE = "no space left on device";

    private static final Map<Integer, String> PHRASES = Map.ofEntries(
            Map.entry(400, "bad request"),
            Map.entry(401, "unauthorized"),
            Map.entry(403, "denied"),
            Map.entry(404, "not found"),
            Map.entry(405, "not allowed"),
            Map.entry(408, "request timed out"),
            Map.entry(413, "too large"),
            Map.entry(416, "range not satisfiable"),
            Map.entry(429, "too many requests"),
            Map.entry(500, "internal error"),
            Map.entry(502, "bad gateway"),
            Map.entry(503, "unavailable"),
            Map.entry(504, "gateway timed out"));

    private final String action;
    private final int status;
    private final List<RegistryError> errors;

    /** For instance {@code (localhost:5100, "push 'a/b:1' to localhost:5100", 401, …)}. */
    public RegistryAnswerException(RegistryAddress registry, String action, int status, List<RegistryError> errors) {
        super("cannot " + action + ": " + reason(registry, status, errors), null);
        this.action = action;
        this.status = status;
        this.errors = List.copyOf(errors);
    }

    /** What was tried, such as {@code push 'a/b:1' to localhost:5100}. */
    public String action() {
        return action;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What the registry said of it; may be empty. */
    public List<RegistryError> errors() {
        return errors;
    }

    /** Whether the registry has no room left, in whichever way it says so. */
    public boolean isFull() {
        return isFull(status, errors);
    }

    static boolean isFull(int status, List<RegistryError> errors) {
        return status == INSUFFICIENT_STORAGE || errors.stream().anyMatch(RegistryAnswerException::saysNoSpace);
    }

    private static String reason(RegistryAddress registry, int status, List<RegistryError> errors) {
        if (isFull(status, errors)) {
            return "the registry is full ("
                    + (status == INSUFFICIENT_STORAGE ? "507 Insufficient Storage)" : status + ": " + NO_SPACE + ")");
        }
        var said = errors.isEmpty() ? "" : " (" + errors.getFirst() + ")";
        return switch (status) {
            case UNAUTHORIZED -> "401 unauthorized; run 'slipway login " + registry + "'";
            case FORBIDDEN -> "403 denied" + said + "; run 'slipway login " + registry + "' as a user who may";
            default -> status + " " + PHRASES.getOrDefault(status, "is no answer we expect") + said;
        };
    }

    private static boolean saysNoSpace(RegistryError error) {
        return (error.message() + error.detail()).toLowerCase(Locale.ROOT).contains(NO_SPACE);
    }
}
