package io.penstock.columns.arrow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/** Writes numbers and bytes through one chunk of memory, and knows how many bytes went before. */
final class LittleEndianOutput implements AutoCloseable {

    private static final byte[] ZEROS = new byte[Frame.ALIGNMENT];

    private final OutputStream out;
    private final ByteBuffer chunk = ByteBuffer.allocate(1 << 17).order(ByteOrder.LITTLE_ENDIAN);
    private long flushed;

    LittleEndianOutput(OutputStream out) {
        this.out = out;
    }

    long position() {
        return flushed + chunk.position();
    }

    void putInt(int value) throws IOException {
        room(Integer.BYTES);
        chunk.putInt(value);
    }

    void putByte(byte value) throws IOException {
        room(1);
        chunk.put(value);
    }

    void putBytes(byte[] bytes, int offset, int length) throws IOException {
        if (length > chunk.remaining()) {
            flush();
        }
        if (length > chunk.capacity()) {
            out.write(bytes, offset, length);
            flushed += length;
        } else {
            chunk.put(bytes, offset, length);
        }
    }

    void putBytes(byte[] bytes) throws IOException {
        putBytes(bytes, 0, bytes.length);
    }

    void putLongs(LongBuffer values) throws IOException {
        while (values.hasRemaining()) {
            int count = Math.min(values.remaining(), room(Long.BYTES) / Long.BYTES);
            chunk.asLongBuffer().put(values.slice(values.position(), count));
            values.position(values.position() + count);
            chunk.position(chunk.position() + count * Long.BYTES);
        }
    }

    void putDoubles(DoubleBuffer values) throws IOException {
        while (values.hasRemaining()) {
            int count = Math.min(values.remaining(), room(Double.BYTES) / Double.BYTES);
            chunk.asDoubleBuffer().put(values.slice(values.position(), count));
            values.position(values.position() + count);
            chunk.position(chunk.position() + count * Double.BYTES);
        }
    }

    void putFloats(FloatBuffer values) throws IOException {
        while (values.hasRemaining()) {
            int count = Math.min(values.remaining(), room(Float.BYTES) / Float.BYTES);
            chunk.asFloatBuffer().put(values.slice(values.position(), count));
            values.position(values.position() + count);
            chunk.position(chunk.position() + count * Float.BYTES);
        }
    }

    /** Writes zeros up to the next multiple of the alignment. */
    void pad() throws IOException {
        putBytes(ZEROS, 0, (int) (Frame.padded(position()) - position()));
    }

    private int room(int bytes) throws IOException {
        if (chunk.remaining() < bytes) {
            flush();
        }
        return chunk.remaining();
    }

    private void flush() throws IOException {
        out.write(chunk.array(), 0, chunk.position());
        flushed += chunk.position();
        chunk.clear();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
