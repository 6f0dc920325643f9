package io.penstock.runtime.code;

import io.penstock.artifact.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Takes a sequence of numbers and texts, each set off from the next, and hashes it. */
final class Sink {

    private static final int SHOWN_BYTES = 16;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    Sink put(int number) {
        bytes.write(number >>> 24);
        bytes.write(number >>> 16);
        bytes.write(number >>> 8);
        bytes.write(number);
        return this;
    }

    Sink put(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    /** Returns the first 128 bits of the SHA-256 in hexadecimal digits. */
    String hash() {
        MessageDigest sha = Digest.sha256();
        return HexFormat.of().formatHex(sha.digest(bytes.toByteArray()), 0, SHOWN_BYTES);
    }
}
