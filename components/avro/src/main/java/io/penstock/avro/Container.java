package io.penstock.avro;

import io.penstock.errors.DataException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of an Avro object container file, one after another.
 *
 * <p>Not read by Avro's own {@code DataFileStream}, which allocates what a damaged file claims and decompresses without bound; here
 * nothing is longer than the rest of the file.
 *
 * <p>Source: Apache Avro 1.12.0 specification, "Object Container Files".
 */
final class Container implements AutoCloseable {

    private static final byte[] MAGIC = {'O', 'b', 'j', 1};
    private static final int SYNC_BYTES = 16;
    private static final int STREAM_BYTES = 1 << 16;

    private final Path file;
    private final long size;
    private final InputStream in;
    private final Schema schema;
    private final BlockCodec codec;
    private final byte[] sync;
    private long position;
    private long start;
    private int number;
    private long rows;

    /** Opens a file and reads its header. */
    Container(Path file) throws IOException {
        this.file = file;
        this.size = Files.size(file);
        this.in = new BufferedInputStream(Files.newInputStream(file), STREAM_BYTES);
        boolean opened = false;
        try {
            Map<String, byte[]> header = header();
            this.schema = schema(header);
            this.codec = codec(header);
            this.sync = bytes(SYNC_BYTES);
            opened = true;
        } finally {
            if (!opened) {
                in.close();
            }
        }
    }

    Schema schema() {
        return schema;
    }

    /** Reads the next block; returns what it holds, or null at the end. */
    byte @Nullable [] next() throws IOException {
        number++;
        start = position;
        in.mark(1);
        if (in.read() < 0) {
            return null;
        }
        in.reset();
        rows = number();
        byte[] stored = bytes(number());
        if (!Arrays.equals(bytes(SYNC_BYTES), sync)) {
            throw damaged("does not end with the mark of the file", null);
        }
        return checked(decompressed(stored));
    }

    /** Returns the number of rows in the block. */
    long rows() {
        return rows;
    }

    /** Returns the refusal of the block that was read last. */
    DataException damaged(String what, @Nullable Throwable cause) {
        String place = number == 0 ? "its header" : "block %d at byte %d".formatted(number, start);
        return new DataException(
                "Avro file '%s' is damaged: %s %s. Restore the file or leave it out.".formatted(file, place, what),
                cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Rows have at least a byte, since a file without columns is refused. */
    private byte[] checked(byte[] block) {
        if (rows < 0 || rows > block.length) {
            throw damaged("claims '%d' rows in %d bytes".formatted(rows, block.length), null);
        }
        return block;
    }

    private byte[] decompressed(byte[] stored) throws IOException {
        try {
            return codec.decompress(stored);
        } catch (ZipException | EOFException e) {
            throw damaged("cannot be decompressed (" + e.getMessage() + ")", e);
        }
    }

    private Map<String, byte[]> header() throws IOException {
        if (size < MAGIC.length || !Arrays.equals(bytes(MAGIC.length), MAGIC)) {
            throw new DataException(
                    "'%s' is no Avro file, or damaged: it does not begin with 'Obj' and 1. Name another one."
                            .formatted(file));
        }
        Map<String, byte[]> header = new HashMap<>();
        for (long count = number(); count != 0; count = number()) {
            if (count < 0) {
                number(); // the bytes of the entries
            }
            for (long i = 0; i < Math.abs(count); i++) {
                header.put(new String(bytes(number()), StandardCharsets.UTF_8), bytes(number()));
            }
        }
        return header;
    }

    private Schema schema(Map<String, byte[]> header) {
        byte[] json = header.get("avro.schema");
        if (json == null) {
            throw damaged("has no schema", null);
        }
        try {
            return new Schema.Parser(NameValidator.NO_VALIDATION).parse(new String(json, StandardCharsets.UTF_8));
        } catch (RuntimeException e) { // Avro's parser throws any, NullPointerException among them
            throw damaged("has a schema that cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private BlockCodec codec(Map<String, byte[]> header) {
        byte[] key = header.get("avro.codec");
        String name = key == null ? "null" : new String(key, StandardCharsets.UTF_8);
        try {
            return BlockCodec.of(name);
        } catch (DataException e) {
            throw new DataException("'%s' cannot be read, or is damaged: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Reads seven bits a byte, the least first, the sign in the last bit. */
    private long number() throws IOException {
        long bits = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = in.read();
            if (next < 0) {
                throw damaged("ends within a number", null);
            }
            position++;
            bits |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return bits >>> 1 ^ -(bits & 1);
            }
        }
        throw damaged("has a number of more than 64 bits", null);
    }

    private byte[] bytes(long count) throws IOException {
        if (count < 0 || count > size - position || count > Integer.MAX_VALUE - 8) {
            throw damaged("claims '%d' bytes where %d are left".formatted(count, size - position), null);
        }
        byte[] read = in.readNBytes((int) count);
        position += read.length;
        if (read.length < count) {
            throw damaged("ends early", null);
        }
        return read;
    }
}
