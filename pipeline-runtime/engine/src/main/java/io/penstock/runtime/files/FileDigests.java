package io.penstock.runtime.files;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.EnvironmentException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers the digests of files by path and {@link FileStamp}, so that a large file is hashed once. Thread-safe; several
 * processes may share one table.
 *
 * <p>The table is a text file of lines {@code path TAB stamp TAB digest TAB check}, only ever appended to; a line that is torn is
 * left out by its check.
 */
public final class FileDigests {

    private record Entry(String stamp, Digest digest) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Optional<Path> table;

    private FileDigests(Optional<Path> table) {
        this.table = table;
    }

    /** Returns digests that are forgotten with the process. */
    public static FileDigests inMemory() {
        return new FileDigests(Optional.empty());
    }

    /** Returns digests that are remembered in a file, which is made when there is something to remember. */
    public static FileDigests in(Path table) {
        FileDigests digests = new FileDigests(Optional.of(table));
        try {
            digests.load(table);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "'%s' cannot be read: %s. Delete it; it is made anew.".formatted(table, e), e);
        }
        return digests;
    }

    /** Returns the digest of a file's content. */
    public Digest of(Path file) throws IOException {
        String path = file.toAbsolutePath().normalize().toString();
        FileStamp stamp = FileStamp.of(file);
        Entry known = entries.get(path);
        if (known != null && known.stamp().equals(stamp.text())) {
            return known.digest();
        }
        Digest digest = Manifest.digestOf(file);
        if (stamp.settled() && FileStamp.of(file).text().equals(stamp.text())) {
            remember(path, new Entry(stamp.text(), digest));
        }
        return digest;
    }

    private void remember(String path, Entry entry) throws IOException {
        entries.put(path, entry);
        if (table.isPresent() && path.indexOf('\t') < 0 && path.indexOf('\n') < 0) {
            String line = String.join("\t", path, entry.stamp(), entry.digest().text());
            Files.writeString(
                    table.get(),
                    line + "\t" + check(line) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private void load(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String raw = lines.readLine(); raw != null; raw = lines.readLine()) {
                line(new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
            }
        }
    }

    private void line(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length == 4 && parts[3].equals(check(String.join("\t", parts[0], parts[1], parts[2])))) {
            entries.put(parts[0], new Entry(parts[1], new Digest(parts[2])));
        }
    }

    private static String check(String line) {
        return Digest.of(line).brief();
    }
}
