package io.penstock.cli.trial.source;

import com.google.common.hash.Hashing;
import io.penstock.errors.DefinitionException;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Files that a trial wrote into a directory, with a list of their hashes, so that another trial replaces them and nothing that
 * somebody has worked on.
 *
 * @param directory where they are
 */
record WrittenFiles(Path directory) {

    private static final String LIST = ".penstock-try";

    /** Refuses texts in whose place something stands that no trial wrote. */
    void check(Map<Path, String> texts) {
        String known = Files.exists(list()) ? read(list()) : "";
        texts.forEach((path, text) -> {
            if (Files.exists(path) && !text.equals(read(path)) && !known.contains(line(path, read(path)))) {
                throw new DefinitionException(
                        "'%s' was written or changed by somebody. Name another directory with -o, or replace it with --force."
                                .formatted(path));
            }
        });
    }

    /** Writes texts and the list of them. */
    void write(Map<Path, String> texts) {
        texts.forEach(WrittenFiles::write);
        write(
                list(),
                new TreeMap<>(texts)
                        .entrySet().stream()
                                .map(entry -> line(entry.getKey(), entry.getValue()))
                                .collect(Collectors.joining()));
    }

    private Path list() {
        return directory.resolve(LIST);
    }

    private String line(Path path, String text) {
        return "%s %s%n"
                .formatted(
                        Hashing.sha256().hashString(text, StandardCharsets.UTF_8),
                        directory.relativize(path).toString().replace('\\', '/'));
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new EnvironmentException("'%s' cannot be read: %s".formatted(path, e), e);
        }
    }

    private static void write(Path path, String text) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "'%s' cannot be written: %s. Name another directory with -o.".formatted(path, e), e);
        }
    }
}
