package io.penstock.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import java.lang.reflect.Type;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSON in which equal values have equal bytes: keys and sets are sorted, numbers have their shortest exact form on every JDK,
 * NaN and infinities are the strings {@code "NaN"}, {@code "Infinity"}, {@code "-Infinity"}; no white space.
 *
 * <p>A value whose declared type is an interface carries its class name in {@code @type}, and is read back only if that class
 * is a record or an enum that implements the interface. Thread-safe.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /**
     * Writes a value completely, so that {@link #read} gives an equal one.
     *
     * @throws DefinitionException if its type cannot be written
     */
    public static String write(Object value) {
        return written(value, LoaderMappers.of(value.getClass())::withValues, ObjectMapper::writer);
    }

    /**
     * Writes a value by its declared type, so that {@link #read(String, Type, String)} with that type gives an equal one even
     * if the type is an interface or holds some, such as {@code List<Shape>}.
     *
     * @throws DefinitionException if its type cannot be written
     */
    public static String write(Object value, Type declared) {
        return written(
                value,
                LoaderMappers.of(declared)::withValues,
                mapper -> mapper.writerFor(mapper.constructType(declared)));
    }

    /**
     * Writes a value as the cache key sees it: ports, {@code ExternalInput}, {@code OutputLocation} and {@code Secret} are
     * replaced by a word, since their content enters the key by other ways or not at all.
     */
    public static String writeForKey(Object value) {
        return written(value, LoaderMappers.of(value.getClass())::withKeys, ObjectMapper::writer);
    }

    /**
     * Reads a value.
     *
     * @param what names the text in an error, for example {@code model.json}
     * @throws DataException if the text is not JSON of this type
     */
    public static <T> T read(String json, Class<T> type, String what) {
        return type.cast(read(json, (Type) type, what));
    }

    /** Reads a value of a generic type, as {@link #read(String, Class, String)} does. */
    public static Object read(String json, Type type, String what) {
        try {
            Object value = LoaderMappers.of(type)
                    .<@Nullable Object>withValues(mapper -> mapper.readValue(json, mapper.constructType(type)));
            if (value == null) {
                throw new DataException("%s is 'null'. A %s was expected.".formatted(what, type.getTypeName()));
            }
            return value;
        } catch (MismatchedInputException e) {
            throw new DataException(
                    "%s is not a %s: %s at '%s'."
                            .formatted(what, type.getTypeName(), e.getOriginalMessage(), e.getPathReference()),
                    e);
        } catch (JsonProcessingException e) {
            throw new DataException("%s is not readable JSON: %s.".formatted(what, e.getOriginalMessage()), e);
        }
    }

    private interface Mappings {
        String with(LoaderMappers.Use<String> use) throws JsonProcessingException;
    }

    private static String written(Object value, Mappings mappings, Function<ObjectMapper, ObjectWriter> writer) {
        try {
            return mappings.with(mapper -> writer.apply(mapper).writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new DefinitionException("A %s cannot be written as JSON: %s"
                    .formatted(value.getClass().getName(), e.getOriginalMessage()));
        }
    }
}
