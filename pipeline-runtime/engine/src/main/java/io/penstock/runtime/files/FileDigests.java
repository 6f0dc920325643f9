package io.penstock.runtime.files;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers the digests of files by path and {@link FileStamp}, so that a large file is hashed once. Thread-safe; several
 * processes may share one table.
 */
public final class FileDigests {

    private final Map<String, DigestTable.Entry> entries = new ConcurrentHashMap<>();
    private final Optional<DigestTable> table;
    private final boolean trusting;

    private FileDigests(Optional<DigestTable> table, boolean trusting) {
        this.table = table;
        this.trusting = trusting;
    }

    /** Returns digests that are forgotten with the process. */
    public static FileDigests inMemory() {
        return new FileDigests(Optional.empty(), true);
    }

    /** Returns digests that are not remembered at all: every file is read each time. */
    public static FileDigests ofEachReading() {
        return new FileDigests(Optional.empty(), false);
    }

    /**
     * Returns digests that are remembered in a file, which is made when there is something to remember, and written anew when
     * most of what it says no longer holds.
     */
    public static FileDigests in(Path table) {
        try {
            return new FileDigests(Optional.of(DigestTable.open(table)), true);
        } catch (IOException | NumberFormatException e) {
            throw new EnvironmentException(
                    "'%s' cannot be read: %s. Delete it; it is made anew.".formatted(table, e), e);
        }
    }

    /**
     * Returns the digest of a file's content.
     *
     * @throws IOException if the file cannot be read
     * @throws EnvironmentException if the table cannot be written
     */
    public Digest of(Path file) throws IOException {
        String path = file.toAbsolutePath().normalize().toString();
        FileStamp stamp = FileStamp.of(file);
        Optional<DigestTable.Entry> known = known(path);
        if (known.isPresent() && known.get().stamp().equals(stamp.text())) {
            return known.get().digest();
        }
        Digest digest = Manifest.digestOf(file);
        if (trusting && stamp.settled() && FileStamp.of(file).text().equals(stamp.text())) {
            remember(path, new DigestTable.Entry(stamp.text(), digest));
        }
        return digest;
    }

    private Optional<DigestTable.Entry> known(String path) {
        DigestTable.Entry known = entries.get(path);
        if (known != null || table.isEmpty()) {
            return Optional.ofNullable(known);
        }
        Optional<DigestTable.Entry> kept = table.get().entry(path);
        kept.ifPresent(entry -> entries.putIfAbsent(path, entry));
        return kept;
    }

    private void remember(String path, DigestTable.Entry entry) {
        entries.put(path, entry);
        table.ifPresent(kept -> kept.append(path, entry));
    }
}
