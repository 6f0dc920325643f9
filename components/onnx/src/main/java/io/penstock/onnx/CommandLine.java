package io.penstock.onnx;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The length of a process's command line. ONNX Runtime 1.29.0 reads it on Linux when it is loaded, and takes the process down
 * with it if it is longer than about 4,000 bytes, as a class path on the command line easily is.
 *
 * @param bytes 0 where it cannot be read
 */
record CommandLine(int bytes) {

    /** 3,965 bytes went well and 4,015 did not. */
    private static final int MOST_BYTES = 3_900;

    private static final Path FILE = Path.of("/proc/self/cmdline");

    static CommandLine ofThisProcess() {
        try {
            return new CommandLine(Files.isReadable(FILE) ? Files.readAllBytes(FILE).length : 0);
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' cannot be read".formatted(FILE), e);
        }
    }

    void check() {
        if (bytes > MOST_BYTES) {
            throw new EnvironmentException(
                    "The command line of this process has '%d' bytes, and ONNX Runtime crashes processes with more than %d. Give the class path by the environment variable CLASSPATH, by a file (java @arguments), or in a jar."
                            .formatted(bytes, MOST_BYTES));
        }
    }
}
