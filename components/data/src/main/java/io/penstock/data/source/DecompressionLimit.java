package io.penstock.data.source;

import io.penstock.errors.DefinitionException;

/**
 * How much a compressed file may grow when it is read, so that a small one cannot fill a disk.
 *
 * @param ratio bytes that come out for each byte read, at most; checked once more than {@link #UNCHECKED_BYTES} came out
 * @param bytes that come out of a file, at most
 */
public record DecompressionLimit(int ratio, long bytes) {

    /** So many bytes may come out whatever the ratio: 64 MiB. */
    public static final long UNCHECKED_BYTES = 64L << 20;

    /** 250 bytes for one, which texts of tables rarely reach and bombs exceed, and 1 TiB. */
    public static final DecompressionLimit DEFAULT = new DecompressionLimit(250, 1L << 40);

    /** Checks the limits. */
    public DecompressionLimit {
        if (ratio < 1 || bytes < 1) {
            throw new DefinitionException(
                    "A decompression limit is '%d' bytes for one and '%d' bytes. Both are at least 1."
                            .formatted(ratio, bytes));
        }
    }

    boolean isExceeded(long read, long out) {
        return out > bytes || out > UNCHECKED_BYTES && out / ratio > read;
    }
}
