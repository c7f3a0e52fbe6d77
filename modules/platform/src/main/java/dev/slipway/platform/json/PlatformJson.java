package dev.slipway.platform.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.oci.Digest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * The platform's records as JSON, the same in the store and in the API: components by their names, times and durations
 * as ISO 8601, sizes in bytes, digests as text. What may be one of several kinds says which in the field {@code type}.
 * An unknown field is an error, and so is one that is absent, unless it may be null, or is a collection, which is empty
 * then: what was written before records had it can be read.
 */
public final class PlatformJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(module())
            .annotationIntrospector(AnnotationIntrospector.pair(new StrictFields(), plainIntrospector()))
            .changeDefaultVisibility(all -> all.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private PlatformJson() {}

    /** A value as JSON. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Reads what {@link #write} wrote; throws {@link IllegalArgumentException} that says where and what is wrong. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(where(e) + what(e), e);
        }
    }

    /** Reads what another version may have written: fields that this one does not know are left out. */
    public static <T> T readKnown(String json, Class<T> type) {
        try {
            return MAPPER.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(where(e) + what(e), e);
        }
    }

    /**
     * Learns in the background how a value is written, and how others are read, while the caller does something else: the
     * first time takes long.
     */
    public static void anticipate(Class<?> written, Class<?>... read) {
        Thread.ofPlatform().daemon().start(() -> {
            MAPPER.writerFor(written);
            for (var type : read) {
                MAPPER.readerFor(type);
            }
        });
    }

    /** Reads a list of what {@link #write} wrote; throws as {@link #read} does. */
    public static <T> List<T> readList(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, MAPPER.getTypeFactory().constructCollectionType(List.class, type));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(where(e) + what(e), e);
        }
    }

    /** What the field {@code type} says of each member of a closed set; empty for what is none. */
    public static Map<String, Class<?>> kinds(Class<?> set) {
        return Kinds.NAMES.getOrDefault(set, Map.of());
    }

    private static String where(JacksonException e) {
        var path = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : path.substring(path.startsWith(".") ? 1 : 0) + ": ";
    }

    private static String what(JacksonException e) {
        return switch (e) {
            case InvalidNullException _ -> "is missing";
            case UnrecognizedPropertyException unknown -> "unknown field; expected one of " + names(unknown);
            case InvalidTypeIdException kind ->
                "'" + kind.getTypeId() + "' is no kind of "
                        + kind.getBaseType().getRawClass().getSimpleName();
            case MismatchedInputException mismatch
            when mismatch.getTargetType() != null -> "expected " + expected(mismatch.getTargetType());
            case DatabindException _
            when e.getCause() != null -> String.valueOf(e.getCause().getMessage());
            case DatabindException _ -> e.getOriginalMessage();
            default -> "not JSON: " + e.getOriginalMessage();
        };
    }

    private static String names(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String expected(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "boolean" -> "true or false";
            case "int", "long", "double" -> "a number";
            case "String" -> "text";
            case "Instant" -> "a time such as 2026-11-21T10:15:30Z";
            case "Duration" -> "a duration such as PT1M30S";
            default -> type.isEnum() ? "one of " + List.of(type.getEnumConstants()) : "a " + type.getSimpleName();
        };
    }

    private static JacksonModule module() {
        var module = new SimpleModule("platform");
        module.addSerializer(Digest.class, ToStringSerializer.instance);
        module.addDeserializer(Digest.class, new DigestReader());
        Kinds.NAMES.forEach((set, kinds) -> {
            module.setMixInAnnotation(set, Kind.class);
            kinds.forEach((name, kind) -> module.registerSubtypes(new NamedType(kind, name)));
        });
        return module;
    }

    private static AnnotationIntrospector plainIntrospector() {
        return new JacksonAnnotationIntrospector();
    }

    /** Mixed into each closed set of kinds. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Kind {}

    private static final class DigestReader extends StdDeserializer<Digest> {
        DigestReader() {
            super(Digest.class);
        }

        @Override
        public Digest deserialize(JsonParser parser, DeserializationContext context) {
            return Digest.parse(parser.getString());
        }
    }
}
