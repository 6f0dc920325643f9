package io.penstock.avro;

import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** The values of one block. Byte strings go to one array that is used again, and are never longer than the block. */
final class BlockDecoder {

    private final BinaryDecoder in;
    private final int length;
    private byte[] bytes = new byte[64];

    BlockDecoder(byte[] block) {
        this.in = DecoderFactory.get().binaryDecoder(block, null);
        this.length = block.length;
    }

    BinaryDecoder in() {
        return in;
    }

    /** Reads a byte string with its length before it; returns its length. */
    int readBytes() throws IOException {
        long claimed = in.readLong();
        if (claimed < 0) {
            throw new EOFException("a length is negative");
        }
        return readFixed(claimed);
    }

    /** Reads a number of bytes; returns it. */
    int readFixed(long count) throws IOException {
        checkCount(count);
        if (count > bytes.length) {
            bytes = new byte[(int) Math.max(count, Math.min(2L * bytes.length, length))];
        }
        in.readFixed(bytes, 0, (int) count);
        return (int) count;
    }

    /** Refuses more things than there are bytes in the block. */
    void checkCount(long count) throws EOFException {
        if (count > length) {
            throw new EOFException("%d are claimed in a block of %d bytes".formatted(count, length));
        }
    }

    /** Returns the array that holds what was read last. */
    byte[] bytes() {
        return bytes;
    }
}
