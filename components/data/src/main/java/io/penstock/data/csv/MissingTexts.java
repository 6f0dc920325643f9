package io.penstock.data.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Which fields stand for no value. */
final class MissingTexts {

    private final byte[][] texts;

    MissingTexts(Set<String> texts) {
        this.texts = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    boolean isMissing(byte[] bytes, int from, int to) {
        return from == to || texts.length > 0 && isListed(bytes, from, to);
    }

    private boolean isListed(byte[] bytes, int from, int to) {
        for (byte[] text : texts) {
            if (Arrays.equals(text, 0, text.length, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }
}
