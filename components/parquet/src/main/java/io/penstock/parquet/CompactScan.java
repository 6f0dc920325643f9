package io.penstock.parquet;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Walks over a structure in Thrift's compact protocol and refuses what claims to be longer than the bytes that are there. Thrift's own
 * reader makes room for what a list claims before it reads it.
 *
 * <p>Source: {@code doc/specs/thrift-compact-protocol.md} of Apache Thrift.
 */
final class CompactScan {

    private static final int DEEPEST = 32;

    private final ByteBuffer bytes;

    private CompactScan(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Returns whether the bytes begin with a structure that is whole. */
    static boolean isWhole(byte[] bytes) {
        try {
            new CompactScan(ByteBuffer.wrap(bytes)).structure(0);
            return true;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return false;
        }
    }

    private void structure(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("too deep");
        }
        for (int field = bytes.get() & 0xFF; field != 0; field = bytes.get() & 0xFF) {
            if (field >> 4 == 0) {
                varint(); // a field number that is not a small step
            }
            value(field & 0xF, depth);
        }
    }

    private void value(int type, int depth) {
        switch (type) {
            case 1, 2 -> {} // true and false stand in the type
            case 3 -> skip(1);
            case 4, 5, 6 -> varint();
            case 7 -> skip(Double.BYTES);
            case 8 -> skip(varint());
            case 9, 10 -> list(depth);
            case 11 -> map(depth);
            case 12 -> structure(depth + 1);
            default -> throw new IllegalArgumentException("no type " + type);
        }
    }

    private void list(int depth) {
        int header = bytes.get() & 0xFF;
        long size = header >> 4 == 15 ? varint() : header >> 4;
        check(size);
        for (long i = 0; i < size; i++) {
            element(header & 0xF, depth);
        }
    }

    private void map(int depth) {
        long size = varint();
        check(size);
        int types = size == 0 ? 0 : bytes.get() & 0xFF;
        for (long i = 0; i < size; i++) {
            element(types >> 4, depth);
            element(types & 0xF, depth);
        }
    }

    private void element(int type, int depth) {
        if (type == 1 || type == 2) {
            skip(1);
        } else {
            value(type, depth);
        }
    }

    private void skip(long count) {
        check(count);
        bytes.position(bytes.position() + (int) count);
    }

    private void check(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
    }

    private long varint() {
        long bits = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = bytes.get();
            bits |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return bits;
            }
        }
        throw new IllegalArgumentException("more than 64 bits");
    }
}
