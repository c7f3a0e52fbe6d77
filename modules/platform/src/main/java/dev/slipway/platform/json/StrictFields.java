package dev.slipway.platform.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Has every component of a record given and not null, except those that its type calls {@link Nullable}, and collections:
 * one that is absent is empty, as it is in what was written before records had it.
 */
final class StrictFields extends NopAnnotationIntrospector {
    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter) || nullable(parameter)) {
            return JsonSetter.Value.empty();
        }
        return isCollection(parameter.getRawType())
                ? JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.FAIL)
                : JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL);
    }

    private static boolean isCollection(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    private static boolean nullable(AnnotatedParameter parameter) {
        var owner = parameter.getOwner().getMember();
        return owner instanceof Executable executable
                && types(executable)[parameter.getIndex()].isAnnotationPresent(Nullable.class);
    }

    private static AnnotatedType[] types(Executable executable) {
        return executable.getAnnotatedParameterTypes();
    }
}
