package io.penstock.runtime.store;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps immutable directory artifacts by digest. Thread-safe; a store on disk may be shared by several processes.
 *
 * <p>Publication is all or nothing: a crash at any point leaves either no artifact or a whole one.
 */
public interface ArtifactStore extends StagingPlaces {

    /** A place to write one artifact before it is published; abandoned ones are swept when their owner is gone. */
    interface Staging extends AutoCloseable {

        /** Returns a local directory to write files into. */
        Path directory();

        /**
         * Publishes the files under the manifest's digest, durable when it returns. An equal artifact that exists already is a
         * success: it stays as it is, with its attachments. To be called once.
         *
         * @throws io.penstock.errors.EnvironmentException if the place behind the store refuses; nothing half is visible then
         */
        void publish(Manifest manifest) throws IOException;

        /** Deletes what was not published. */
        @Override
        void close() throws IOException;
    }

    /** Returns the stored manifest of an artifact, if it exists. */
    Optional<Manifest> manifest(Digest digest) throws IOException;

    /** Returns a local directory that holds the artifact's files, unchecked; it stays until the artifact is deleted. */
    Path local(Digest digest) throws IOException;

    /** Opens one file of an artifact. */
    InputStream open(Digest digest, String path) throws IOException;

    /**
     * Checks an artifact.
     *
     * @param thorough whether all contents are hashed; else existence, sizes and modification times are compared, and a file
     *     is hashed only if its time has changed
     * @return what is wrong, for people, or empty
     */
    Optional<String> problem(Digest digest, boolean thorough) throws IOException;

    /** Sets an artifact aside if it is damaged, so that it can be published again; leaves one that is whole. */
    void discard(Digest digest) throws IOException;

    /** What was taken away and still takes up room. */
    interface Disposal {

        /** Nothing that takes up room. */
        Disposal NONE = () -> {};

        /** Frees the room; by any thread, once. */
        void delete() throws IOException;
    }

    /**
     * Takes an artifact away at once: it is whole before and gone after. Does nothing to one that is not there.
     *
     * @return frees what it takes up, as {@link #reclaim} does too
     */
    Disposal remove(Digest digest) throws IOException;

    /** Frees what was taken up by artifacts that were removed, also by another process that ended before it came to that. */
    void reclaim() throws IOException;

    /** Returns the directory in which {@link UnfinishedWork} of a key lies, made when there is some. */
    Path unfinished(Digest key) throws IOException;

    /** Deletes what executions of a key left unfinished; does nothing if there is nothing. */
    void finished(Digest key) throws IOException;

    /** Returns every artifact's digest; the caller closes the stream. */
    Stream<Digest> list() throws IOException;
}
