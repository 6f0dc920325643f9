package io.penstock.columns.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads arrays of numbers from a file through one chunk of memory. */
final class ArrayFiller {

    private final ArrowSource source;
    private final ByteBuffer chunk;

    ArrayFiller(ArrowSource source, long bodyBytes) {
        this.source = source;
        int bytes = (int) Math.max(64, Math.min(ArrowSource.STEP_BYTES / 4, Long.highestOneBit(bodyBytes) * 2));
        this.chunk = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Takes over what a chunk holds. */
    private interface Sink {
        void accept(int first, int count);
    }

    long[] longs(long offset, int count) throws IOException {
        long[] values = new long[count];
        each(offset, count, Long.BYTES, (first, some) -> chunk.asLongBuffer().get(values, first, some));
        return values;
    }

    double[] doubles(long offset, int count) throws IOException {
        double[] values = new double[count];
        each(offset, count, Double.BYTES, (first, some) -> chunk.asDoubleBuffer()
                .get(values, first, some));
        return values;
    }

    float[] floats(long offset, int count) throws IOException {
        float[] values = new float[count];
        each(offset, count, Float.BYTES, (first, some) -> chunk.asFloatBuffer().get(values, first, some));
        return values;
    }

    long[] intsAsLongs(long offset, int count) throws IOException {
        long[] values = new long[count];
        each(offset, count, Integer.BYTES, (first, some) -> {
            for (int i = 0; i < some; i++) {
                values[first + i] = chunk.getInt(i * Integer.BYTES);
            }
        });
        return values;
    }

    /** Reads signed integers of one, two or four bytes. */
    int[] ints(long offset, int count, int width) throws IOException {
        int[] values = new int[count];
        each(offset, count, width, (first, some) -> {
            if (width == Integer.BYTES) {
                chunk.asIntBuffer().get(values, first, some);
                return;
            }
            for (int i = 0; i < some; i++) {
                values[first + i] = width == 1 ? chunk.get(i) : chunk.getShort(i * Short.BYTES);
            }
        });
        return values;
    }

    /** Reads bits into words. */
    long[] bits(long offset, int count) throws IOException {
        byte[] bytes = bytes(offset, (count + 7) / 8);
        long[] words = new long[(count + 63) / 64];
        for (int i = 0; i < bytes.length; i++) {
            words[i >> 3] |= (bytes[i] & 0xFFL) << 8 * (i & 7);
        }
        return words;
    }

    byte[] bytes(long offset, int count) throws IOException {
        byte[] bytes = new byte[count];
        source.read(offset, bytes);
        return bytes;
    }

    private void each(long offset, int count, int width, Sink sink) throws IOException {
        int most = chunk.capacity() / width;
        for (int done = 0; done < count; done += most) {
            int some = Math.min(most, count - done);
            chunk.clear().limit(some * width);
            source.fill(offset + (long) done * width, chunk);
            chunk.flip();
            sink.accept(done, some);
        }
    }
}
