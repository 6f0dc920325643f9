package io.penstock.data.statistics;

import java.nio.charset.StandardCharsets;

/** Questions about ranges of UTF-8. */
final class TextKey {

    private TextKey() {}

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
