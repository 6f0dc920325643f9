package io.penstock.lightgbm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * LightGBM's files of the models that answer one problem together.
 *
 * @param texts one, or one for each label
 */
record ModelTexts(List<String> texts) {

    /** Copies the list. */
    ModelTexts {
        texts = List.copyOf(texts);
    }

    /** Reads {@link #bytes}; no bytes give no texts. */
    static ModelTexts read(byte[] bytes) throws IOException {
        List<String> texts = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                texts.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
            }
        }
        return new ModelTexts(texts);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String text : texts) {
                byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(encoded.length);
                out.write(encoded);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    ModelTexts map(UnaryOperator<String> change) {
        return new ModelTexts(texts.stream().map(change).toList());
    }
}
