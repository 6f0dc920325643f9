package io.penstock.parquet;

import io.airlift.compress.Compressor;
import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compression in Java, without Hadoop and native libraries. */
final class Codecs implements CompressionCodecFactory {

    /** The most that a page may hold. */
    private static final int MOST_BYTES = 1 << 28;

    /** Turns a page's bytes into as many as its header says. */
    private interface Inflation {

        byte[] inflate(byte[] compressed, int size) throws IOException;
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Inflater((compressed, size) -> compressed);
            case SNAPPY -> inflater(new SnappyDecompressor());
            case ZSTD -> inflater(new ZstdDecompressor());
            case LZ4_RAW -> inflater(new Lz4Decompressor());
            case GZIP -> new Inflater(Codecs::gunzip);
            case LZO, BROTLI, LZ4 ->
                throw new UnsupportedOperationException(
                        "codec '%s' is not read, write it with snappy, zstd, gzip, lz4_raw or none".formatted(codec));
        };
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Deflater(codec, bytes -> bytes);
            case SNAPPY -> deflater(codec, new SnappyCompressor());
            case ZSTD -> deflater(codec, new ZstdCompressor());
            default -> throw new IllegalArgumentException("Codec '" + codec + "' is not written.");
        };
    }

    @Override
    public void release() {}

    private static Inflater inflater(Decompressor decompressor) {
        return new Inflater((compressed, size) -> {
            byte[] page = new byte[size];
            int found = decompressor.decompress(compressed, 0, compressed.length, page, 0, size);
            return found == size ? page : Arrays.copyOf(page, found);
        });
    }

    private static Deflater deflater(CompressionCodecName codec, Compressor compressor) {
        return new Deflater(codec, bytes -> {
            byte[] compressed = new byte[compressor.maxCompressedLength(bytes.length)];
            int length = compressor.compress(bytes, 0, bytes.length, compressed, 0, compressed.length);
            return Arrays.copyOf(compressed, length);
        });
    }

    private static byte[] gunzip(byte[] compressed, int size) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readNBytes(size);
        }
    }

    private static byte[] all(BytesInput bytes) throws IOException {
        return bytes.toInputStream().readAllBytes();
    }

    /** Decompresses pages. */
    private static final class Inflater implements BytesInputDecompressor {

        private final Inflation inflation;

        Inflater(Inflation inflation) {
            this.inflation = inflation;
        }

        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            return BytesInput.from(inflated(all(bytes), size));
        }

        @Override
        public void decompress(ByteBuffer in, int inSize, ByteBuffer out, int outSize) throws IOException {
            byte[] compressed = new byte[inSize];
            in.get(compressed);
            out.put(inflated(compressed, outSize));
        }

        @Override
        public void release() {}

        private byte[] inflated(byte[] compressed, int size) throws IOException {
            if (size < 0 || size > MOST_BYTES) {
                throw new ZipException("a page claims '%d' bytes".formatted(size));
            }
            try {
                byte[] page = inflation.inflate(compressed, size);
                if (page.length != size) {
                    throw new ZipException("a page has %d bytes instead of %d".formatted(page.length, size));
                }
                return page;
            } catch (MalformedInputException e) {
                throw new ZipException(e.getMessage());
            }
        }
    }

    /**
     * Compresses pages.
     *
     * @param codec its name
     * @param deflation what it does
     */
    private record Deflater(CompressionCodecName codec, UnaryOperator<byte[]> deflation)
            implements BytesInputCompressor {

        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            return BytesInput.from(deflation.apply(all(bytes)));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return codec;
        }

        @Override
        public void release() {}
    }
}
