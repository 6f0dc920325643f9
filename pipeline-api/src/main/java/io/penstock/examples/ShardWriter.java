package io.penstock.examples;

import io.penstock.artifact.Digest;
import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.columns.arrow.ArrowFileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Set;

/** Writes one file of a split and hashes it on the way. */
final class ShardWriter {

    private final Path path;
    private final String split;
    private final String file;
    private final MessageDigest sha = Digest.sha256();
    private final EarlyForce disk;
    private final OutputStream stream;
    private final ArrowFileWriter arrow;

    ShardWriter(Path directory, String split, String file, RowType type, Set<String> coded) throws IOException {
        this.path = directory.resolve(file);
        this.split = split;
        this.file = file;
        // An interrupt closes a channel that is being written, and leaves a stream alone.
        OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.stream = new DigestOutputStream(out, sha);
        this.disk = new EarlyForce(FileChannel.open(path, StandardOpenOption.WRITE));
        this.arrow = new ArrowFileWriter(stream, type, coded);
    }

    ArrowFileWriter arrow() {
        return arrow;
    }

    void write(Batch block) throws IOException {
        arrow.write(block);
        disk.written(arrow.bytes());
    }

    Shard finish() throws IOException {
        disk.close();
        arrow.close();
        return new Shard(
                split, file, arrow.rows(), Files.size(path), Digest.of(sha).hex());
    }

    void abandon() throws IOException {
        try (stream) {
            disk.close();
        }
    }
}
