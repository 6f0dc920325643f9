package io.penstock.parquet;

import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/** Looks at what the end of a file claims, before anything makes room for it. */
final class Footer {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL_BYTES = Integer.BYTES + MAGIC.length;

    private Footer() {}

    /**
     * Checks that a file ends with a footer that is whole.
     *
     * @throws DataException if it does not
     */
    static void check(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            if (size < MAGIC.length + TAIL_BYTES) {
                throw damaged(file, "is shorter than any Parquet file");
            }
            byte[] tail = read(channel, size - TAIL_BYTES, TAIL_BYTES);
            long length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xFFFFFFFFL;
            if (!Arrays.equals(Arrays.copyOfRange(tail, Integer.BYTES, TAIL_BYTES), MAGIC)) {
                throw damaged(file, "does not end with 'PAR1'");
            }
            if (length > size - TAIL_BYTES - MAGIC.length || length > Integer.MAX_VALUE - TAIL_BYTES) {
                throw damaged(file, "claims a footer of %d bytes".formatted(length));
            }
            if (!CompactScan.isWhole(read(channel, size - TAIL_BYTES - length, (int) length))) {
                throw damaged(file, "has a footer that is not whole");
            }
        }
    }

    /** Checks that the parts of a row group lie in the file, with as many values as rows. */
    static void check(Path file, BlockMetaData group, List<ColumnDescriptor> columns) throws IOException {
        long size = Files.size(file);
        for (ColumnDescriptor column : columns) {
            ColumnChunkMetaData chunk = group.getColumns().stream()
                    .filter(other -> Arrays.equals(other.getPath().toArray(), column.getPath()))
                    .findFirst()
                    .orElseThrow(() -> damaged(file, "lacks column '" + String.join(".", column.getPath()) + "'"));
            boolean inside = chunk.getStartingPos() >= MAGIC.length
                    && chunk.getTotalSize() >= 0
                    && chunk.getTotalSize() <= size - chunk.getStartingPos();
            boolean counted = column.getMaxRepetitionLevel() == 0
                    ? chunk.getValueCount() == group.getRowCount()
                    : chunk.getValueCount() >= group.getRowCount();
            if (!inside || !counted || group.getRowCount() < 0) {
                throw damaged(
                        file,
                        "claims %d values at byte %d for %d rows"
                                .formatted(chunk.getValueCount(), chunk.getStartingPos(), group.getRowCount()));
            }
        }
    }

    /** Returns a refusal. */
    static DataException damaged(Path file, String what) {
        return new DataException(
                "'%s' is no Parquet file, or damaged: it %s. Restore it or leave it out.".formatted(file, what));
    }

    private static byte[] read(SeekableByteChannel channel, long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        channel.position(position);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {} // to the end
        return bytes;
    }
}
