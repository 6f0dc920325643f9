package io.penstock.avro;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdInputStream;
import io.penstock.errors.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** How the blocks of a file are compressed; all in Java. */
enum BlockCodec {
    /** Not. */
    NULL("null") {
        @Override
        byte[] decompress(byte[] block) {
            return block;
        }
    },
    /** RFC 1951. */
    DEFLATE("deflate") {
        @Override
        byte[] decompress(byte[] block) throws IOException {
            Inflater inflater = new Inflater(true);
            try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(block), inflater)) {
                return bounded(in);
            } finally {
                inflater.end();
            }
        }
    },
    /** Snappy's block format with the CRC-32 of what was compressed behind it. */
    SNAPPY("snappy") {
        @Override
        byte[] decompress(byte[] block) throws IOException {
            return snappy(block, block.length - Integer.BYTES);
        }
    },
    /** RFC 8878. */
    ZSTANDARD("zstandard") {
        @Override
        byte[] decompress(byte[] block) throws IOException {
            try (InputStream in = new ZstdInputStream(new ByteArrayInputStream(block))) {
                return bounded(in);
            }
        }
    };

    /** The most that a block may hold. */
    private static final int MOST_BYTES = 1 << 26;

    private final String key;

    BlockCodec(String key) {
        this.key = key;
    }

    /** Returns the codec that a file names. */
    static BlockCodec of(String key) {
        return Arrays.stream(values())
                .filter(codec -> codec.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        "Avro codec '%s' is not read. Write the file with null, deflate, snappy or zstandard."
                                .formatted(key)));
    }

    /** Returns what was compressed, at most 64 MiB. */
    abstract byte[] decompress(byte[] block) throws IOException;

    private static byte[] bounded(InputStream in) throws IOException {
        try {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            checkLength(bytes.length == MOST_BYTES ? MOST_BYTES + 1L : bytes.length);
            return bytes;
        } catch (MalformedInputException e) {
            throw new ZipException(e.getMessage());
        }
    }

    private static byte[] snappy(byte[] block, int length) throws IOException {
        if (length < 1) {
            throw new ZipException("a block of snappy is too short");
        }
        try {
            int claimed = SnappyDecompressor.getUncompressedLength(block, 0);
            checkLength(claimed < 0 ? Long.MAX_VALUE : claimed);
            byte[] bytes = new byte[claimed];
            int found = new SnappyDecompressor().decompress(block, 0, length, bytes, 0, claimed);
            CRC32 crc = new CRC32();
            crc.update(bytes, 0, found);
            if (found != claimed || (int) crc.getValue() != trailer(block, length)) {
                throw new ZipException("the checksum is wrong");
            }
            return bytes;
        } catch (MalformedInputException e) {
            throw new ZipException(e.getMessage());
        }
    }

    private static int trailer(byte[] block, int at) {
        return (block[at] & 0xFF) << 24
                | (block[at + 1] & 0xFF) << 16
                | (block[at + 2] & 0xFF) << 8
                | block[at + 3] & 0xFF;
    }

    private static void checkLength(long length) throws ZipException {
        if (length > MOST_BYTES) {
            throw new ZipException("it holds more than %d bytes".formatted(MOST_BYTES));
        }
    }
}
