package io.penstock.tfrecord;

import io.penstock.data.source.FileSet;
import io.penstock.errors.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The records of a TFRecord file, one after another: length (8 bytes), its checksum (4), data, their checksum (4), numbers with the least byte first.
 *
 *
 * <p>Memory: the largest record so far. A length beyond {@link #MOST_BYTES} is refused, and nothing is allocated for bytes that do
 * not come. Offsets in messages are those of the decompressed content.
 *
 * <p>Source: {@code tensorflow/core/lib/io/record_reader.cc}.
 */
final class RecordReader implements AutoCloseable {

    /** The longest record. */
    static final int MOST_BYTES = 1 << 28;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int HEADER_BYTES = 12;
    private static final int CRC_BYTES = 4;
    private static final int STREAM_BYTES = 1 << 16;

    private final Path file;
    private final InputStream in;
    private final MaskedCrc crc = new MaskedCrc();
    private final byte[] header = new byte[HEADER_BYTES];
    private byte[] bytes = new byte[1 << 12];
    private int length;
    private long number;
    private long offset;

    /**
     * Opens a file.
     *
     * @param files say how much it may grow if it is compressed
     */
    RecordReader(FileSet files, Path file) throws IOException {
        this.file = file;
        this.in = open(files, file);
    }

    /** Reads the next record; returns false at the end. */
    boolean next() throws IOException {
        offset += number == 0 ? 0 : HEADER_BYTES + length + CRC_BYTES;
        number++;
        int read = in.readNBytes(header, 0, HEADER_BYTES);
        if (read == 0) {
            return false;
        }
        checkHeader(read);
        readData((int) (long) LONGS.get(header, 0));
        return true;
    }

    /** Returns the array that holds the record, longer than it. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Returns the number of the record, from 1. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void checkHeader(int read) {
        if (read < HEADER_BYTES) {
            throw damaged("ends within the length");
        }
        if (crc.of(header, 0, Long.BYTES) != (int) INTS.get(header, Long.BYTES)) {
            throw damaged("has a length with a wrong checksum");
        }
        long claimed = (long) LONGS.get(header, 0);
        if (claimed < 0 || claimed > MOST_BYTES) {
            throw damaged("claims '%s' bytes, more than %d,".formatted(Long.toUnsignedString(claimed), MOST_BYTES));
        }
    }

    private void readData(int claimed) throws IOException {
        int needed = claimed + CRC_BYTES;
        int read = 0;
        while (read < needed) {
            if (read == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(needed, 2 * bytes.length));
            }
            int wanted = Math.min(needed, bytes.length) - read;
            int count = in.readNBytes(bytes, read, wanted);
            read += count;
            if (count < wanted) {
                throw damaged("ends after %d of %d bytes".formatted(read, needed));
            }
        }
        length = claimed;
        if (crc.of(bytes, 0, claimed) != (int) INTS.get(bytes, claimed)) {
            throw damaged("has data with a wrong checksum");
        }
    }

    private DataException damaged(String what) {
        return new DataException(
                "TFRecord file '%s' is damaged: record %d at byte %d %s. Restore the file or leave it out."
                        .formatted(file, number, offset, what));
    }

    /** Compression is seen by the first bytes, which the length of a record could have too: then its checksum tells. */
    private static InputStream open(FileSet files, Path file) throws IOException {
        byte[] start = new byte[HEADER_BYTES];
        try (InputStream stored = Files.newInputStream(file)) {
            stored.readNBytes(start, 0, HEADER_BYTES);
        }
        boolean record = new MaskedCrc().of(start, 0, Long.BYTES) == (int) INTS.get(start, Long.BYTES);
        return new BufferedInputStream(record ? Files.newInputStream(file) : files.open(file), STREAM_BYTES);
    }
}
