package io.penstock.runtime.store;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What executions of a key leave unfinished. Each has a place of its own, to which what the last one left is moved: one that was
 * abandoned, and still runs, finds its place gone and disturbs nobody.
 */
public final class UnfinishedWork {

    private static final String PLACE = "attempt-";

    private UnfinishedWork() {}

    /**
     * Moves what the last execution left to a new place; makes an empty one if there was none.
     *
     * @param home the directory of all executions of a key, made if there is none
     * @throws EnvironmentException if the file system refuses
     */
    public static Path takeOver(Path home) {
        try {
            return moved(home);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "Unfinished work has no place in '%s': %s. Check its permissions and the free space of its disk."
                            .formatted(home, e),
                    e);
        }
    }

    private static Path moved(Path home) throws IOException {
        Files.createDirectories(home);
        Path own = home.resolve(PLACE + UUID.randomUUID());
        Optional<Path> last = last(home);
        if (last.isPresent()) {
            Files.move(last.get(), own, StandardCopyOption.ATOMIC_MOVE);
            Files.setLastModifiedTime(own, FileTime.from(Instant.now())); // or it might be swept
        } else {
            Files.createDirectory(own);
        }
        return own;
    }

    private static Optional<Path> last(Path home) throws IOException {
        Optional<Path> last = Optional.empty();
        Instant newest = Instant.MIN;
        for (Path place : Layout.entries(home)) {
            Instant changed = changed(place);
            if (place.getFileName().toString().startsWith(PLACE) && !changed.isBefore(newest)) {
                last = Optional.of(place);
                newest = changed;
            }
        }
        return last;
    }

    /** Returns when something in the directory of all executions of a key changed last. */
    static Instant lastUse(Path home) throws IOException {
        Instant last = Files.getLastModifiedTime(home).toInstant();
        for (Path place : Layout.entries(home)) {
            Instant changed = changed(place);
            last = changed.isAfter(last) ? changed : last;
        }
        return last;
    }

    private static Instant changed(Path place) throws IOException {
        try {
            return Files.getLastModifiedTime(place).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.MIN;
        }
    }
}
