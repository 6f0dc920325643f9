package io.penstock.runtime.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Wrong forms of a JSON text, as a failing disk leaves them. */
final class Garbled {

    private Garbled() {}

    /** Returns every beginning of a text, zeros in its place, values left out, and bytes that are no text. */
    static List<byte[]> of(byte[] json) {
        List<byte[]> wrong = new ArrayList<>();
        for (int length = 0; length < json.length; length++) {
            wrong.add(Arrays.copyOf(json, length));
            byte[] zeros = Arrays.copyOf(json, json.length);
            Arrays.fill(zeros, length, json.length, (byte) 0);
            wrong.add(zeros);
        }
        String text = new String(json, StandardCharsets.UTF_8);
        for (String name : List.of("files", "path", "digest", "modified", "format")) {
            wrong.add(text.replaceFirst("\"%s\":(\"[^\"]*\"|[^,}]*)".formatted(name), "\"%s\":null".formatted(name))
                    .getBytes(StandardCharsets.UTF_8));
            wrong.add(text.replace("\"%s\":".formatted(name), "\"x\":").getBytes(StandardCharsets.UTF_8));
        }
        wrong.add(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
        return wrong;
    }
}
