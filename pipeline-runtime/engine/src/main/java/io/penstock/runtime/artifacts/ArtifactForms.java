package io.penstock.runtime.artifacts;

import io.penstock.artifact.ArtifactCodec;
import io.penstock.errors.DefinitionException;
import io.penstock.spi.Services;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds how values of a type are stored: by the {@link ArtifactCodec} of the type if there is one; as JSON if it is a record, a
 * sealed type, an enum, a text, a number or a time; a list like its elements. Thread-safe.
 */
public final class ArtifactForms {

    private final Map<Class<?>, ArtifactCodec<?>> codecs = new LinkedHashMap<>();
    private final Map<Type, ArtifactForm> known = new ConcurrentHashMap<>();

    /** Finds the codecs that the calling thread's class loader sees. */
    public ArtifactForms() {
        for (ArtifactCodec<?> codec : Services.load(ArtifactCodec.class)) {
            codecs.putIfAbsent(codec.type(), codec);
        }
    }

    /**
     * Returns the form of a type.
     *
     * @throws DefinitionException if nothing stores it
     */
    public ArtifactForm of(Type type) {
        ArtifactForm form = known.get(type);
        if (form == null) {
            form = find(type);
            known.put(type, form);
        }
        return form;
    }

    private ArtifactForm find(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            ArtifactForm element = of(generic.getActualTypeArguments()[0]);
            return element instanceof JsonForm ? JsonForm.of(type) : new ListForm(element);
        }
        Class<?> raw = raw(type);
        ArtifactCodec<?> codec = codecs.get(raw);
        if (codec != null) {
            return new CodecForm<>(codec);
        }
        if (goesToJson(raw)) {
            return JsonForm.of(type);
        }
        throw new DefinitionException(
                ("Nothing stores artifacts of type '%s'. Make it a record, or register an ArtifactCodec for it in"
                                + " META-INF/services/%s.")
                        .formatted(type.getTypeName(), ArtifactCodec.class.getName()));
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    private static boolean goesToJson(Class<?> type) {
        return type.isRecord()
                || type.isEnum()
                || type.isSealed()
                || type == String.class
                || type == Boolean.class
                || Number.class.isAssignableFrom(type)
                || Temporal.class.isAssignableFrom(type)
                || TemporalAmount.class.isAssignableFrom(type);
    }
}
