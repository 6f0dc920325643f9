package io.penstock.runtime.internal;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that has its name when it is whole and on the disk. */
public final class WholeFile {

    private WholeFile() {}

    /** Writes what a file consists of. */
    public interface Content {

        /** Writes it; leaves the stream open. */
        void to(OutputStream out) throws IOException;
    }

    /** Writes a file where nothing is yet; if it cannot be written whole, nothing is there afterwards. */
    public static void write(Path target, Content content) throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        beside(target, content);
    }

    /**
     * Writes a file, or another one in its place; if it cannot be written whole, what was there is there afterwards. What is no plain file, such
     * as a pipe, is written straight.
     */
    public static void replace(Path target, Content content) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (OutputStream out = Files.newOutputStream(target)) {
                content.to(out);
            }
        } else {
            beside(Files.exists(target) ? target.toRealPath() : target, content);
        }
    }

    private static void beside(Path target, Content content) throws IOException {
        Path draft = target.resolveSibling(target.getFileName() + "-" + UUID.randomUUID() + ".part");
        try {
            try (FileChannel file = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file));
                content.to(new Unclosed(out));
                out.flush();
                file.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Leaves the file open for whoever forces it to the disk. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
