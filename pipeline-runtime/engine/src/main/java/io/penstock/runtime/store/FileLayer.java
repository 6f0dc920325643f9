package io.penstock.runtime.store;

import java.io.IOException;
import java.nio.file.Path;

/** The changes that a store on disk makes to its file system, one by one: the place to simulate a failing disk. */
interface FileLayer {

    /** Makes a directory and the missing ones above it; does nothing if it exists. */
    void createDirectories(Path directory) throws IOException;

    /** Writes a new file. */
    void write(Path file, byte[] content) throws IOException;

    /** Makes the content of a file, or the names in a directory, survive the end of the machine. */
    void force(Path fileOrDirectory) throws IOException;

    /** Takes away the right to write a file. */
    void seal(Path file) throws IOException;

    /**
     * Renames a directory at once.
     *
     * @throws IOException if the target exists and is not empty, among other reasons
     */
    void move(Path from, Path to) throws IOException;

    /** Deletes a directory with all that is in it; does nothing if it does not exist. */
    void deleteTree(Path directory) throws IOException;
}
