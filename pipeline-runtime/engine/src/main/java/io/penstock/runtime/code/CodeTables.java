package io.penstock.runtime.code;

import io.penstock.artifact.Digest;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps code fingerprints. By digest the parts, once each, so that a later question can name the method that changed; by the
 * classes it was taken of the newest one, so that the next process need not walk the code again. Thread-safe; several
 * processes may share one directory.
 */
public final class CodeTables {

    /** Begins the name of a file of evidence; another one when walks take notice of more, since what is kept then says too little. */
    private static final String WALK = "walk-2-";

    private final Map<Digest, SortedMap<String, String>> kept = new ConcurrentHashMap<>();
    private final Evidence.Inspector inspector = new Evidence.Inspector();
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

    /** Returns the parts of a fingerprint that was kept. */
    public Optional<SortedMap<String, String>> parts(Digest fingerprint) throws IOException {
        SortedMap<String, String> parts = kept.get(fingerprint);
        return parts == null && directory.isPresent()
                ? CheckedText.read(partsFile(fingerprint)).map(CodeTables::parts)
                : Optional.ofNullable(parts);
    }

    private static SortedMap<String, String> parts(List<String> lines) {
        SortedMap<String, String> parts = new TreeMap<>();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            parts.put(line.substring(tab + 1), line.substring(0, tab));
        }
        return parts;
    }

    /** Keeps a fingerprint. */
    void keep(Walked walked, List<String> classes) {
        CodeFingerprint fingerprint = walked.fingerprint();
        if (!fingerprint.parts().isEmpty()
                && kept.putIfAbsent(fingerprint.digest(), fingerprint.parts()) == null
                && directory.isPresent()) {
            try {
                write(directory.get(), walked, classes);
            } catch (IOException e) {
                throw new EnvironmentException("'%s' cannot be written: %s".formatted(directory.get(), e), e);
            }
        }
    }

    /** Returns the fingerprint that was taken of some classes, if all that it relied on is as it was; without its parts. */
    Optional<CodeFingerprint> find(List<String> classes, ClassLoader loader, ClassSource source) {
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> lines = CheckedText.read(classesFile(classes)).orElse(List.of());
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            Digest digest = new Digest(lines.get(0));
            Evidence evidence = new Evidence(lines.subList(1, lines.size()));
            return CheckedText.read(partsFile(digest)).isPresent() && inspector.holds(evidence, loader, source)
                    ? Optional.of(CodeFingerprint.known(digest, evidence.exits()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new EnvironmentException("'%s' cannot be read: %s".formatted(directory.get(), e), e);
        }
    }

    private void write(Path place, Walked walked, List<String> classes) throws IOException {
        Files.createDirectories(place);
        CodeFingerprint fingerprint = walked.fingerprint();
        Path parts = partsFile(fingerprint.digest());
        if (CheckedText.read(parts).isEmpty()) {
            StringBuilder text = new StringBuilder();
            fingerprint
                    .parts()
                    .forEach((name, hash) ->
                            text.append(hash).append('\t').append(name).append('\n'));
            CheckedText.write(parts, text.toString());
        }
        if (walked.evidence().isPresent()) {
            String evidence = String.join("\n", walked.evidence().get().lines());
            CheckedText.write(classesFile(classes), fingerprint.digest().text() + "\n" + evidence + "\n");
        }
    }

    private Path partsFile(Digest fingerprint) {
        return directory.orElseThrow().resolve(fingerprint.hex() + ".tsv");
    }

    private Path classesFile(List<String> classes) {
        return directory
                .orElseThrow()
                .resolve(WALK + Digest.of(String.join("\n", classes)).hex() + ".tsv");
    }
}
