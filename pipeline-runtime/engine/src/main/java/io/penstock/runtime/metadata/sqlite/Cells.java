package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** How times and digests stand in a cell: nanoseconds since 1970 and 32 bytes. */
final class Cells {

    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int DIGEST_BYTES = 32;
    private static final int TAG_LENGTH = "sha256:".length();

    private Cells() {}

    /** Returns nanoseconds since 1970; they fit into 64 bits until the year 2262. */
    static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS_PER_SECOND), time.getNano());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
    }

    static byte[] bytes(Digest digest) {
        String text = digest.text();
        return HexFormat.of().parseHex(text, TAG_LENGTH, text.length());
    }

    static Digest digest(byte[] bytes) {
        return digest(bytes, 0);
    }

    /** Returns the digest that begins at a place. */
    static Digest digest(byte[] bytes, int from) {
        return new Digest("sha256:" + HexFormat.of().formatHex(bytes, from, from + DIGEST_BYTES));
    }
}
