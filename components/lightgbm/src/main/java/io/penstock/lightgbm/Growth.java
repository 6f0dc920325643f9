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

/**
 * A model as far as it has grown.
 *
 * @param text LightGBM's file
 * @param ends how many rounds of LightGBM stand in it after each round of this training: a round in which no tree finds a split adds
 *     none
 */
record Growth(String text, List<Integer> ends) {

    /** Copies the list. */
    Growth {
        ends = List.copyOf(ends);
    }

    /** Returns what stands for some models. */
    static byte[] bytes(List<Growth> models) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Growth model : models) {
                model.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(DataOutputStream out) throws IOException {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(encoded.length);
        out.write(encoded);
        out.writeInt(ends.size());
        for (int end : ends) {
            out.writeInt(end);
        }
    }

    /** Reads {@link #bytes}. */
    static List<Growth> read(byte[] bytes) throws IOException {
        List<Growth> models = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                models.add(read(in));
            }
        }
        return models;
    }

    private static Growth read(DataInputStream in) throws IOException {
        String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        List<Integer> ends = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            ends.add(in.readInt());
        }
        return new Growth(text, ends);
    }
}
