package dev.slipway.server.openapi;

import dev.slipway.oci.Digest;
import dev.slipway.platform.json.PlatformJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of records and closed sets of them, as {@link PlatformJson} writes them. */
final class Schemas {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, ObjectNode> named = new TreeMap<>();

    /** All that were named so far. */
    ObjectNode all() {
        var all = JSON.createObjectNode();
        named.forEach(all::set);
        return all;
    }

    /** The schema of a type; those of records are named and referred to. */
    ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        var plain = (Class<?>) type;
        if (plain != Digest.class
                && (plain.isRecord() || !PlatformJson.kinds(plain).isEmpty())) {
            return reference(plain);
        }
        return leaf(plain);
    }

    private ObjectNode collection(Class<?> type, Type... arguments) {
        var schema = JSON.createObjectNode();
        if (type == Map.class) {
            schema.put("type", "object").set("additionalProperties", of(arguments[1]));
            return schema;
        }
        schema.put("type", "array").set("items", of(arguments[0]));
        if (type == Set.class) {
            schema.put("uniqueItems", true);
        }
        return schema;
    }

    private ObjectNode reference(Class<?> type) {
        var name = name(type);
        if (!named.containsKey(name)) {
            var schema = JSON.createObjectNode();
            named.put(name, schema);
            if (type.isSealed()) {
                kinds(type, schema);
            } else {
                properties(type, schema);
            }
        }
        return JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private void kinds(Class<?> set, ObjectNode schema) {
        var choices = schema.putArray("oneOf");
        var kinds = new TreeMap<>(PlatformJson.kinds(set));
        kinds.forEach((kind, type) -> {
            var choice = JSON.createObjectNode();
            properties(type, choice);
            ((ObjectNode) choice.path("properties")).putObject("type").put("const", kind);
            choice.withArray("required").insert(0, "type");
            named.put(name(type), choice);
            choices.addObject().put("$ref", "#/components/schemas/" + name(type));
        });
        schema.putObject("discriminator").put("propertyName", "type");
    }

    private void properties(Class<?> type, ObjectNode schema) {
        schema.put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (var component : type.getRecordComponents()) {
            properties.set(component.getName(), of(component.getGenericType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        schema.put("additionalProperties", false);
    }

    private static ObjectNode leaf(Class<?> type) {
        var schema = JSON.createObjectNode();
        if (type.isEnum()) {
            schema.put("type", "string");
            var values = schema.putArray("enum");
            for (var constant : type.getEnumConstants()) {
                values.add(constant.toString());
            }
        } else if (type == Instant.class) {
            schema.put("type", "string").put("format", "date-time");
        } else if (type == Duration.class) {
            schema.put("type", "string").put("format", "duration");
        } else if (type == String.class || type == Digest.class) {
            schema.put("type", "string");
        } else if (type == boolean.class) {
            schema.put("type", "boolean");
        } else if (type == double.class) {
            schema.put("type", "number");
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            schema.put("type", "integer");
        }
        return schema;
    }

    private static String name(Class<?> type) {
        var outer = type.getEnclosingClass();
        return outer == null || outer.getSimpleName().equals("Wishes")
                ? type.getSimpleName()
                : name(outer) + type.getSimpleName();
    }
}
