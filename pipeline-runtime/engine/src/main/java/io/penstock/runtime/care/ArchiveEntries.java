package io.penstock.runtime.care;

import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The entries of an archive: each of another name, each a plain file, and no other than its manifest names. */
final class ArchiveEntries {

    private ArchiveEntries() {}

    /**
     * Opens an archive.
     *
     * @throws DataException if it is cut off or no archive
     */
    static ZipFile open(Path archive) throws IOException {
        CentralDirectory.check(archive);
        try {
            return new ZipFile(archive.toFile());
        } catch (ZipException e) {
            throw new DataException("it is damaged, cut off, or no archive: " + e.getMessage(), e);
        }
    }

    /** Returns the entries by their names. */
    static Map<String, ZipEntry> byName(ZipFile archive) {
        Map<String, ZipEntry> entries = new HashMap<>();
        for (ZipEntry entry : archive.stream().map(ZipEntry.class::cast).toList()) {
            if (entries.put(entry.getName(), entry) != null) {
                throw new DataException("it holds '%s' twice".formatted(entry.getName()));
            }
        }
        return entries;
    }

    /** Refuses an archive that holds more or less than its manifest names. */
    static void checkNames(Set<String> found, Set<String> named) {
        first(found, named).ifPresent(name -> {
            throw new DataException("it holds '%s', which its manifest does not name".formatted(name));
        });
        first(named, found).ifPresent(name -> {
            throw new DataException("'%s' is missing".formatted(name));
        });
    }

    private static Optional<String> first(Set<String> of, Set<String> without) {
        Set<String> more = new TreeSet<>(of);
        more.removeAll(without);
        return more.stream().findFirst();
    }
}
