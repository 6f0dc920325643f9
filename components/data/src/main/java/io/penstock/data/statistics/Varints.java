package io.penstock.data.statistics;

import io.penstock.errors.DataException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Non-negative integers in as few bytes as they need: seven bits a byte, the lowest first, the eighth bit where more follow. */
final class Varints {

    private Varints() {}

    static void write(DataOutput out, long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long read(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.readByte();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new DataException("Bytes are not statistics: an integer takes more than ten of them.");
    }

    /** Reads a number of things that cannot be more than some. */
    static int readSize(DataInput in, int most) throws IOException {
        long size = read(in);
        if (size < 0 || size > most) {
            throw new DataException(
                    "Bytes are not statistics: '%d' entries where at most %d can be.".formatted(size, most));
        }
        return (int) size;
    }

    static void writeBytes(DataOutput out, byte[] bytes, int offset, int length) throws IOException {
        write(out, length);
        out.write(bytes, offset, length);
    }

    static byte[] readBytes(DataInput in, int most) throws IOException {
        byte[] bytes = new byte[readSize(in, most)];
        in.readFully(bytes);
        return bytes;
    }
}
