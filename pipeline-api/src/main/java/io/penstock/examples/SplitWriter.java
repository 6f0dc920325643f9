package io.penstock.examples;

import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.Column;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.columns.TextColumn;
import io.penstock.columns.TextIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one split: cuts them into blocks and files at places that the rows alone decide, and chooses the columns
 * to code from the first block of each file.
 */
final class SplitWriter {

    /** A text column is coded if its distinct texts are at most this share of the rows of the first block. */
    private static final double MOST_DISTINCT = 0.25;

    private final Path directory;
    private final String split;
    private final RowType type;
    private final Layout layout;
    private final BatchBuilder pending;
    private final Set<String> neverCoded = new HashSet<>();
    private final List<Shard> shards = new ArrayList<>();
    private long pendingBytes;
    private @Nullable ShardWriter open;

    SplitWriter(Path directory, String split, RowType type, Layout layout) throws IOException {
        this.directory = directory;
        this.split = split;
        this.type = type;
        this.layout = layout;
        this.pending = new BatchBuilder(type);
        Files.createDirectory(directory.resolve(split));
    }

    void write(Batch rows) throws IOException {
        int from = 0;
        while (from < rows.rows()) {
            int to = Math.min(rows.rows(), from + layout.blockRows() - pending.rows());
            long bytes = RowBytes.of(rows, from, to);
            while (pendingBytes + bytes > layout.blockBytes() && pending.rows() + to - from > 1) {
                to--;
                bytes -= RowBytes.of(rows, to, to + 1);
            }
            pending.append(rows, from, to);
            pendingBytes += bytes;
            if (to < rows.rows() || pending.rows() == layout.blockRows()) {
                writeBlock();
            }
            from = to;
        }
    }

    /** Completes the split, which has at least one file, and returns its files. */
    List<Shard> finish() throws IOException {
        if (pending.rows() > 0) {
            writeBlock();
        }
        if (open == null && shards.isEmpty()) {
            open = begin(Set.of());
        }
        if (open != null) {
            end(open);
        }
        return List.copyOf(shards);
    }

    /** Closes the open file, which is not completed. */
    void abandon() throws IOException {
        if (open != null) {
            open.abandon();
        }
    }

    private void writeBlock() throws IOException {
        Batch block = pending.build();
        pendingBytes = 0;
        ShardWriter shard = open;
        if (shard == null) {
            shard = begin(columnsToCode(block));
            open = shard;
        }
        shard.write(block);
        List<String> exploded = shard.arrow().columnsBeyond(layout.dictionaryTexts(), layout.dictionaryBytes());
        if (!exploded.isEmpty() || shard.arrow().bytes() >= layout.shardBytes()) {
            neverCoded.addAll(exploded);
            end(shard);
        }
    }

    private ShardWriter begin(Set<String> coded) throws IOException {
        String file = "%s/part-%05d.arrow".formatted(split, shards.size());
        return new ShardWriter(directory, split, file, type, coded);
    }

    private void end(ShardWriter shard) throws IOException {
        shards.add(shard.finish());
        open = null;
    }

    private Set<String> columnsToCode(Batch block) {
        Set<String> coded = new HashSet<>();
        for (int i = 0; i < type.size(); i++) {
            Field field = type.fields().get(i);
            if (!neverCoded.contains(field.name()) && repeats(block.column(i))) {
                coded.add(field.name());
            }
        }
        return coded;
    }

    private boolean repeats(Column column) {
        if (!(column instanceof TextColumn texts)) {
            return false;
        }
        int most = Math.min((int) (texts.size() * MOST_DISTINCT), layout.dictionaryTexts());
        TextIndex index = new TextIndex();
        for (int row = 0; row < texts.size() && index.size() <= most; row++) {
            if (!texts.isMissing(row)) {
                index.add(texts, row);
            }
        }
        return index.size() <= most && index.byteLength() <= layout.dictionaryBytes();
    }
}
