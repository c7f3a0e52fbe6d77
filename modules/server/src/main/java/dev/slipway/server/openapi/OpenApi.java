package dev.slipway.server.openapi;

import dev.slipway.server.access.Permission;
import dev.slipway.server.http.Problem;
import dev.slipway.server.http.Reply;
import dev.slipway.server.http.Route;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Routes as a document of the OpenAPI Specification 3.1.1. */
public final class OpenApi {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Schemas schemas = new Schemas();
    private final ObjectNode document = JSON.createObjectNode();

    private OpenApi() {}

    /** The document of these routes. */
    public static String of(List<Route> routes) {
        return new OpenApi().write(routes);
    }

    private String write(List<Route> routes) {
        document.put("openapi", "3.1.1");
        document.putObject("info").put("title", "Slipway").put("version", "1");
        var paths = document.putObject("paths");
        for (var route : routes) {
            var path =
                    paths.path(route.pattern()) instanceof ObjectNode there ? there : paths.putObject(route.pattern());
            operation(route, path.putObject(route.method().toLowerCase(Locale.ROOT)));
        }
        var problem = schemas.of(Problem.class);
        var components = document.putObject("components");
        components.set("schemas", schemas.all());
        components
                .putObject("responses")
                .putObject("Problem")
                .put("description", "What went wrong")
                .putObject("content")
                .putObject(Problem.MEDIA_TYPE)
                .set("schema", problem);
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer");
        return JSON.writeValueAsString(document) + "\n";
    }

    private void operation(Route route, ObjectNode operation) {
        operation.put("summary", route.summary());
        var security = operation.putArray("security");
        if (route.permission() != Permission.ANYBODY) {
            security.addObject().putArray("token");
        }
        var parameters = operation.putArray("parameters");
        route.variables().forEach(name -> parameter(parameters, name, "path", ""));
        route.parameters().forEach((name, meaning) -> parameter(parameters, name, "query", meaning));
        if (route.request() != null) {
            operation
                    .putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject("application/json")
                    .set("schema", schemas.of(route.request()));
        }
        reply(route.reply(), operation.putObject("responses"));
    }

    private static void parameter(ArrayNode parameters, String name, String place, String meaning) {
        var parameter = parameters.addObject().put("name", name).put("in", place);
        if (!meaning.isEmpty()) {
            parameter.put("description", meaning);
        }
        parameter.put("required", place.equals("path"));
        parameter.putObject("schema").put("type", "string");
    }

    private void reply(Reply reply, ObjectNode responses) {
        switch (reply) {
            case Reply.Nothing _ -> responses.putObject("204").put("description", "Done");
            case Reply.One(var type) -> content(responses, "application/json").set("schema", schemas.of(type));
            case Reply.Many(var type) ->
                content(responses, "application/json")
                        .putObject("schema")
                        .put("type", "array")
                        .set("items", schemas.of(type));
            case Reply.Stream(var type) ->
                content(responses, "text/event-stream").set("schema", schemas.of(type));
            case Reply.Talk(var first) ->
                responses
                        .putObject("101")
                        .put(
                                "description",
                                "A WebSocket. The first message, a text, is x-first; those after it are bytes")
                        .set("x-first", schemas.of(first));
        }
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
    }

    private static ObjectNode content(ObjectNode responses, String type) {
        return responses
                .putObject("2XX")
                .put("description", "Done")
                .putObject("content")
                .putObject(type);
    }
}
