package dev.slipway.server.http;

import dev.slipway.server.access.Permission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be asked.
 *
 * @param method HTTP method
 * @param pattern path with variables in braces
 * @param permission what it needs
 * @param summary what it does, in a few words
 * @param parameters names of what may stand after the question mark, with what they mean
 * @param request type of the body, or null for none
 * @param reply shape of the answer
 * @param handler answers it
 */
public record Route(
        String method,
        String pattern,
        Permission permission,
        String summary,
        Map<String, String> parameters,
        @Nullable Class<?> request,
        Reply reply,
        Handler handler) {
    /** Answers a request. */
    @FunctionalInterface
    public interface Handler {
        /** The answer; faults are thrown. */
        Answer answer(Incoming request) throws InterruptedException;
    }

    /** One that reads. */
    public static Route get(String pattern, String summary, Reply reply, Handler handler) {
        return new Route("GET", pattern, Permission.READ, summary, Map.of(), null, reply, handler);
    }

    /** One that changes something. */
    public static Route change(
            String method, String pattern, String summary, @Nullable Class<?> request, Reply reply, Handler handler) {
        return new Route(method, pattern, Permission.CHANGE, summary, Map.of(), request, reply, handler);
    }

    /** The same for anybody. */
    public Route open() {
        return new Route(method, pattern, Permission.ANYBODY, summary, parameters, request, reply, handler);
    }

    /** The same with one more parameter. */
    public Route with(String parameter, String meaning) {
        var more = new LinkedHashMap<>(parameters);
        more.put(parameter, meaning);
        return new Route(method, pattern, permission, summary, more, request, reply, handler);
    }

    /** Names of the variables of the pattern, in order. */
    public List<String> variables() {
        var names = new ArrayList<String>();
        for (var part : parts(pattern)) {
            if (part.startsWith("{")) {
                names.add(part.substring(1, part.length() - 1));
            }
        }
        return names;
    }

    /** The variables of a path, if the pattern fits it. */
    Optional<Map<String, String>> match(List<String> path) {
        var pieces = parts(pattern);
        if (pieces.size() != path.size()) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, String>();
        for (var i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            if (piece.startsWith("{")) {
                values.put(piece.substring(1, piece.length() - 1), path.get(i));
            } else if (!piece.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** What stands between the slashes. */
    static List<String> parts(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
