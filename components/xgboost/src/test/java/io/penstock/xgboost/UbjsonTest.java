package io.penstock.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UbjsonTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** Types and marks by ubjson.org, draft 12. */
    @Test
    void everyTypeThatXgboostWritesIsRead() throws IOException {
        out.writeByte('{');
        key("text").writeByte('S');
        text("grüße");
        key("yes").writeByte('T');
        key("no").writeByte('F');
        key("none").writeByte('Z');
        key("small").write(new byte[] {'i', -5});
        key("byte").write(new byte[] {'U', -5});
        key("short").write(new byte[] {'I', 1, 2});
        key("values").writeBytes("[#");
        length(1).writeByte('d');
        out.writeFloat(0.1f);
        key("floats").writeBytes("[$d#");
        length(2).writeFloat(0.1f);
        out.writeFloat(Float.NEGATIVE_INFINITY);
        key("ints").writeBytes("[$l#");
        length(1).writeInt(-1);
        key("empty").writeBytes("[#");
        length(0).writeByte('}');

        JsonNode root = Ubjson.read(bytes.toByteArray());

        assertThat(root.get("text").textValue()).isEqualTo("grüße");
        assertThat(root.get("yes").booleanValue()).isTrue();
        assertThat(root.get("no").booleanValue()).isFalse();
        assertThat(root.get("none").isNull()).isTrue();
        assertThat(root.get("small").doubleValue()).isEqualTo(-5);
        assertThat(root.get("byte").doubleValue()).isEqualTo(251);
        assertThat(root.get("short").doubleValue()).isEqualTo(258);
        assertThat(Ubjson.numbers(root.get("values"))).containsExactly(0.1f);
        assertThat(Ubjson.numbers(root.get("floats"))).containsExactly(0.1f, Double.NEGATIVE_INFINITY);
        assertThat(Ubjson.numbers(root.get("ints"))).containsExactly(-1);
        assertThat(Ubjson.numbers(root.get("empty"))).isEmpty();
    }

    @Test
    void whatXgboostDoesNotWriteIsRefusedByItsPlace() throws IOException {
        out.writeByte('{');
        key("precise").writeByte('H');

        assertThatThrownBy(() -> Ubjson.read(bytes.toByteArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'H' at byte 17");
    }

    private DataOutputStream key(String name) throws IOException {
        text(name);
        return out;
    }

    private void text(String value) throws IOException {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        length(encoded.length).write(encoded);
    }

    private DataOutputStream length(int length) throws IOException {
        out.writeByte('L');
        out.writeLong(length);
        return out;
    }
}
