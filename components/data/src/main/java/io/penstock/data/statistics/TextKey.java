package io.penstock.data.statistics;

import java.nio.charset.StandardCharsets;

/** Questions about ranges of UTF-8. */
final class TextKey {

    /** The longest text that is held as it is. */
    static final int LONGEST = 4096;

    private TextKey() {}

    /** Returns what is held of a longer text: its beginning, and its hash to tell it from others that begin so. */
    static byte[] shortened(byte[] bytes, int offset, long hash) {
        int end = offset + LONGEST;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        String beginning = decode(bytes, offset, end - offset);
        return "%s... (XXH64 %016x)".formatted(beginning, hash).getBytes(StandardCharsets.UTF_8);
    }

    static String decode(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    /** Returns the number of code points: of all bytes but those that continue one (RFC 3629, section 3). */
    static int codePoints(byte[] bytes, int offset, int length) {
        int points = 0;
        for (int i = offset; i < offset + length; i++) {
            points += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return points;
    }
}
