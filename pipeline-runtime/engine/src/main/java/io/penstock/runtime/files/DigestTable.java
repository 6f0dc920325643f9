package io.penstock.runtime.files;

import com.google.common.primitives.Ints;
import io.penstock.artifact.Digest;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Digests of files, kept in a text file of lines {@code path TAB stamp TAB digest TAB check}. Lines are appended; the last one of a
 * path counts, and one that is torn is left out by its check.
 *
 * <p>When more than half of the lines are superseded, and when the table has doubled since it was last looked through, the next
 * opening writes it anew without them and without the files that are gone. Whatever is lost between several processes is
 * hashed again.
 */
final class DigestTable {

    /** A table with fewer lines is left as it is. */
    static final int FEW = 1_000;

    /** Begins the first line of a table that was written anew, before the number of its entries. */
    private static final String ENTRIES = "entries\t";

    /**
     * What a line says of a file.
     *
     * @param stamp the text of its {@link FileStamp}
     */
    record Entry(String stamp, Digest digest) {}

    private final Path file;
    private final Map<String, String> lines = new LinkedHashMap<>();
    private int count;
    private int countBefore;

    private DigestTable(Path file) {
        this.file = file;
    }

    /** Reads a table; one without a file is empty. */
    static DigestTable open(Path file) throws IOException {
        DigestTable table = new DigestTable(file);
        if (Files.exists(file)) {
            table.read(Files.readAllBytes(file));
            if (table.isWasteful()) {
                table.compact();
            }
        }
        return table;
    }

    /** Returns what the table said of a path when it was opened. */
    Optional<Entry> entry(String path) {
        return Optional.ofNullable(lines.get(path)).flatMap(DigestTable::entryIn);
    }

    /** Adds a line; a path that would break it is left out. */
    void append(String path, Entry entry) {
        if (path.indexOf('\t') < 0 && path.indexOf('\n') < 0) {
            String line = String.join("\t", path, entry.stamp(), entry.digest().text());
            append(line + "\t" + check(line) + "\n");
        }
    }

    private void append(String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "'%s' cannot be written: %s. Free space, or check the disk and its permissions, and run again."
                            .formatted(file, e),
                    e);
        }
    }

    private void read(byte[] text) {
        int from = 0;
        for (int at = 0; at < text.length; at++) {
            if (text[at] == '\n') {
                line(new String(text, from, at - from, StandardCharsets.UTF_8));
                from = at + 1;
            }
        }
    }

    /** Checks nothing yet: that takes longer than all the rest, and most lines are never asked for. */
    private void line(String line) {
        int tab = line.indexOf('\t');
        if (line.startsWith(ENTRIES)) {
            countBefore = Objects.requireNonNullElse(Ints.tryParse(line.substring(ENTRIES.length())), 0);
        } else if (tab > 0) {
            lines.put(line.substring(0, tab), line);
            count++;
        }
    }

    private static Optional<Entry> entryIn(String line) {
        String[] parts = line.split("\t", -1);
        return parts.length == 4 && parts[3].equals(check(String.join("\t", parts[0], parts[1], parts[2])))
                ? Optional.of(new Entry(parts[1], new Digest(parts[2])))
                : Optional.empty();
    }

    private boolean isWasteful() {
        return count >= FEW && (count > 2 * lines.size() || count > 2 * countBefore);
    }

    private void compact() throws IOException {
        lines.keySet().removeIf(path -> !exists(path));
        StringBuilder text = new StringBuilder(ENTRIES).append(lines.size()).append('\n');
        lines.values().forEach(line -> text.append(line).append('\n'));
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.writeString(draft, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | NoSuchFileException e) { // another process is at it, or died over it
            Files.deleteIfExists(draft);
        }
    }

    private static boolean exists(String path) {
        try {
            return Files.exists(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String check(String line) {
        return Digest.of(line).brief();
    }
}
