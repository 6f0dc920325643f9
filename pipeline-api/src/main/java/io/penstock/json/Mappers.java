package io.penstock.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.penstock.Port;
import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.OutputLocation;
import io.penstock.artifact.Secret;
import io.penstock.errors.DataException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The two settings of Jackson behind {@link CanonicalJson}. */
final class Mappers {

    private static final int BUFFERS = 32;

    private Mappers() {}

    static ObjectMapper forValues(@Nullable ClassLoader loader, Acquaintances met) {
        SimpleModule module = new SimpleModule("penstock-values")
                .addSerializer(new SortedSetSerializer())
                .addSerializer(Path.class, new TextSerializer<>(Path.class, Path::toString))
                .addDeserializer(Path.class, new TextDeserializer<>(Path.class, Path::of))
                .addSerializer(Class.class, new TextSerializer<>(Class.class, type -> type.getName()))
                .addDeserializer(Class.class, new TextDeserializer<>(Class.class, Mappers::loaded))
                .addSerializer(Port.class, new TextSerializer<>(Port.class, Object::toString))
                .addDeserializer(Port.class, new PortDeserializer());
        return watched(canonical(module), loader, met);
    }

    static ObjectMapper forKeys(@Nullable ClassLoader loader, Acquaintances met) {
        SimpleModule module = new SimpleModule("penstock-keys")
                .addSerializer(new SortedSetSerializer())
                .addSerializer(Path.class, new TextSerializer<>(Path.class, Path::toString))
                .addSerializer(Port.class, new TextSerializer<>(Port.class, port -> "<port>"))
                .addSerializer(
                        ExternalInput.class, new TextSerializer<>(ExternalInput.class, input -> "<external input>"))
                .addSerializer(
                        OutputLocation.class, new TextSerializer<>(OutputLocation.class, place -> "<output location>"))
                .addSerializer(Secret.class, new TextSerializer<>(Secret.class, secret -> "<secret>"));
        return watched(canonical(module), loader, met);
    }

    /** The modules have replaced the mapper's types by copies, so these come last. Class names are looked for in the loader. */
    private static ObjectMapper watched(ObjectMapper mapper, @Nullable ClassLoader loader, Acquaintances met) {
        return mapper.setTypeFactory(
                mapper.getTypeFactory().withCache(met.types()).withClassLoader(loader));
    }

    private static ObjectMapper canonical(SimpleModule module) {
        return JsonMapper.builder(new JsonFactoryBuilder()
                        .recyclerPool(JsonRecyclerPools.newBoundedPool(BUFFERS)) // none in the host's threads
                        .build())
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(
                        StreamWriteFeature
                                .USE_FAST_DOUBLE_WRITER) // the platform's own form differs between JDK 17 and 19
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.SETTER, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .addModules(new Jdk8Module(), new JavaTimeModule(), module)
                .setDefaultTyping(InterfaceTyping.resolver())
                .build();
    }

    /** Loads a class without running any of its code. */
    private static Class<?> loaded(String name) {
        ClassLoader loader = Objects.requireNonNullElse(
                Thread.currentThread().getContextClassLoader(), Mappers.class.getClassLoader());
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new DataException("Class '%s' is not on the class path.".formatted(name), e);
        }
    }

    /** Types whose declared form is an interface but which Jackson knows how to write, or which say so themselves. */
    static boolean isWellKnown(Class<?> type) {
        return type.getName().startsWith("java.")
                || Set.of(Port.class).contains(type)
                || Arrays.stream(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }
}
