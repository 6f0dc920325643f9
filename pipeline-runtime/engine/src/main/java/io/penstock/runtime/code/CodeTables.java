package io.penstock.runtime.code;

import io.penstock.artifact.Digest;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the parts of code fingerprints by digest, once each, so that a later question can name the method that changed.
 * Thread-safe.
 */
public final class CodeTables {

    private final Map<Digest, SortedMap<String, String>> kept = new ConcurrentHashMap<>();
    private final Optional<Path> directory;

    private CodeTables(Optional<Path> directory) {
        this.directory = directory;
    }

    /** Returns tables that are forgotten with the process. */
    public static CodeTables inMemory() {
        return new CodeTables(Optional.empty());
    }

    /** Returns tables that are files of a directory, made when there is something to keep. */
    public static CodeTables in(Path directory) {
        return new CodeTables(Optional.of(directory));
    }

    /** Keeps the parts of a fingerprint. */
    public void keep(CodeFingerprint fingerprint) {
        if (kept.putIfAbsent(fingerprint.digest(), fingerprint.parts()) == null && directory.isPresent()) {
            try {
                write(directory.get(), fingerprint);
            } catch (IOException e) {
                throw new EnvironmentException("'%s' cannot be written: %s".formatted(directory.get(), e), e);
            }
        }
    }

    /** Returns the parts of a fingerprint that was kept. */
    public Optional<SortedMap<String, String>> parts(Digest fingerprint) throws IOException {
        SortedMap<String, String> parts = kept.get(fingerprint);
        if (parts == null && directory.isPresent() && Files.exists(file(directory.get(), fingerprint))) {
            parts = new TreeMap<>();
            for (String line : Files.readAllLines(file(directory.get(), fingerprint))) {
                int tab = line.indexOf('\t');
                parts.put(line.substring(tab + 1), line.substring(0, tab));
            }
        }
        return Optional.ofNullable(parts);
    }

    private static void write(Path directory, CodeFingerprint fingerprint) throws IOException {
        Path file = file(directory, fingerprint.digest());
        if (!Files.exists(file)) {
            Files.createDirectories(directory);
            Path draft = Files.createTempFile(directory, "draft", ".tmp");
            StringBuilder text = new StringBuilder();
            fingerprint
                    .parts()
                    .forEach((name, hash) ->
                            text.append(hash).append('\t').append(name).append('\n'));
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Path file(Path directory, Digest fingerprint) {
        return directory.resolve(fingerprint.hex() + ".tsv");
    }
}
