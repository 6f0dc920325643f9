package io.penstock.artifact;

import io.penstock.errors.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files of a directory artifact, sorted by path, with sizes and digests; the artifact's digest is that of the
 * manifest's identity part.
 *
 * <p>The canonical form of an entry is {@code path NUL size NUL hex-digest LF} in UTF-8, with {@code /} between path
 * elements. Attachments are listed and checksummed, but outside the digest.
 *
 * @param files every regular file below the directory, in the order of their paths
 */
public record Manifest(List<Entry> files) {

    private static final int CHUNK = 1 << 16;

    /**
     * One file.
     *
     * @param path relative to the directory, with {@code /}
     * @param bytes its size
     * @param digest of its content
     * @param attachment whether it is outside the artifact's identity
     */
    public record Entry(String path, long bytes, Digest digest, boolean attachment) {}

    /** Copies the entries. */
    public Manifest {
        files = List.copyOf(files);
    }

    /**
     * Reads and hashes every file below a directory.
     *
     * @param attachment says of a relative path whether it is outside the identity
     * @throws DataException if something there is neither a file nor a directory
     */
    public static Manifest of(Path directory, Predicate<String> attachment) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            List<Path> paths = tree.filter(path -> !Files.isDirectory(path)).toList();
            List<Entry> entries = new ArrayList<>(paths.size());
            for (Path path : paths) {
                String name = relativeName(directory, path);
                entries.add(new Entry(name, Files.size(path), digestOf(path), attachment.test(name)));
            }
            entries.sort(Comparator.comparing(Entry::path));
            return new Manifest(entries);
        }
    }

    /** Returns the digest of a file's content. */
    public static Digest digestOf(Path file) throws IOException {
        MessageDigest sha = Digest.sha256();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                sha.update(chunk, 0, n);
            }
        }
        return Digest.of(sha);
    }

    /** Returns the artifact's digest: that of the canonical form of all entries but the attachments. */
    public Digest digest() {
        MessageDigest sha = Digest.sha256();
        for (Entry entry : files) {
            if (!entry.attachment()) {
                sha.update("%s\0%d\0%s\n"
                        .formatted(entry.path(), entry.bytes(), entry.digest().hex())
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return Digest.of(sha);
    }

    /** Returns the size of all files, attachments included. */
    public long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    private static String relativeName(Path directory, Path path) {
        if (!Files.isRegularFile(path)) {
            throw new DataException("'%s' is not a regular file. An artifact holds files only.".formatted(path));
        }
        return directory.relativize(path).toString().replace('\\', '/');
    }
}
