package io.penstock.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.penstock.GenericArtifactType;
import io.penstock.Port;
import java.io.IOException;
import java.lang.reflect.Type;

/** Reads a port from {@code node/name}; its artifact type is the type argument of the field it is read for. */
final class PortDeserializer extends StdDeserializer<Port<?>> implements ContextualDeserializer {

    private static final long serialVersionUID = 1L;

    private final JavaType artifact;

    PortDeserializer() {
        this(TypeFactory.unknownType());
    }

    private PortDeserializer(JavaType artifact) {
        super(Port.class);
        this.artifact = artifact;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        JavaType port = context.getContextualType();
        return new PortDeserializer(port.containedTypeOrUnknown(0));
    }

    @Override
    public Port<?> deserialize(JsonParser in, DeserializationContext context) throws IOException {
        String text = in.getText();
        int slash = text.indexOf('/');
        return Port.named(text.substring(0, slash), text.substring(slash + 1), plain(artifact));
    }

    /** Gives the platform's form of a type, which compares equal to what a definition knows. */
    private static Type plain(JavaType type) {
        return type.getBindings().isEmpty()
                ? type.getRawClass()
                : new GenericArtifactType(
                        type.getRawClass(),
                        type.getBindings().getTypeParameters().stream()
                                .map(PortDeserializer::plain)
                                .toList());
    }
}
