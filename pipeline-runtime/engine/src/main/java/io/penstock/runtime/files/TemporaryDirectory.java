package io.penstock.runtime.files;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A directory that is made when it is asked for and deleted at the end. Thread-safe. */
public final class TemporaryDirectory implements AutoCloseable {

    private @Nullable Path path;

    /** Returns the directory. */
    public synchronized Path path() {
        Path known = path;
        if (known == null) {
            try {
                known = Files.createTempDirectory("penstock");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            path = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (path != null) {
            try {
                MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            path = null;
        }
    }
}
