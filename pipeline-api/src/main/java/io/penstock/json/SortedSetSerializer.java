package io.penstock.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Writes a set as an array in the order of its elements' JSON texts. */
@SuppressWarnings("rawtypes") // Jackson registers a serializer by the raw class
final class SortedSetSerializer extends JsonSerializer<Set> {

    @Override
    public Class<Set> handledType() {
        return Set.class;
    }

    @Override
    public void serialize(Set value, JsonGenerator out, SerializerProvider provider) throws IOException {
        ObjectMapper mapper = (ObjectMapper) out.getCodec();
        List<String> texts = new ArrayList<>();
        for (Object element : value) {
            texts.add(mapper.writeValueAsString(element));
        }
        Collections.sort(texts);
        out.writeStartArray();
        for (String text : texts) {
            out.writeRawValue(text);
        }
        out.writeEndArray();
    }

    @Override
    public void serializeWithType(Set value, JsonGenerator out, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(value, out, provider);
    }
}
