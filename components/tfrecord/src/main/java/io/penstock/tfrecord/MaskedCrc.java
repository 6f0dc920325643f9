package io.penstock.tfrecord;

import java.util.zip.CRC32C;

/** The checksum of TFRecord files: CRC-32C, rotated and shifted. Source: {@code tensorflow/core/lib/hash/crc32c.h}. */
final class MaskedCrc {

    private static final int DELTA = 0xa282ead8;

    private final CRC32C crc = new CRC32C();

    int of(byte[] bytes, int offset, int length) {
        crc.reset();
        crc.update(bytes, offset, length);
        int value = (int) crc.getValue();
        return Integer.rotateRight(value, 15) + DELTA;
    }
}
