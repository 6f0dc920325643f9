package io.penstock.runtime.care;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.DataException;
import io.penstock.runtime.metadata.Event.RunStarted;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.RunRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The first entry of an archive, which says what the others are.
 *
 * @param format of archives
 * @param parts the run first, then of other runs what its cached nodes were taken from
 * @param artifacts everything that the run wrote, found or read
 */
record ArchiveManifest(int format, List<Part> parts, List<Contents> artifacts) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    /**
     * A run, or a part of one.
     *
     * @param run how it ended
     * @param started how it began
     * @param executions of it that are in the archive
     */
    record Part(RunRecord run, RunStarted started, List<ExecutionRecord> executions) {

        Part {
            Objects.requireNonNull(run, "run");
            Objects.requireNonNull(started, "started");
            executions = List.copyOf(executions);
        }
    }

    /**
     * An artifact.
     *
     * @param digest of its content
     * @param files each an entry of the archive
     */
    record Contents(Digest digest, List<Manifest.Entry> files) {

        Contents {
            Objects.requireNonNull(digest, "digest");
            files = List.copyOf(files);
        }

        Manifest manifest() {
            return new Manifest(files);
        }

        /** Returns the name of an entry of the archive. */
        String entry(Manifest.Entry file) {
            return "artifacts/" + digest.hex() + "/" + file.path();
        }
    }

    ArchiveManifest {
        parts = List.copyOf(parts);
        artifacts = List.copyOf(artifacts);
    }

    Part main() {
        return parts.get(0);
    }

    /** Returns the files by the names of their entries. */
    Map<String, Manifest.Entry> files() {
        Map<String, Manifest.Entry> files = new HashMap<>();
        for (Contents artifact : artifacts) {
            for (Manifest.Entry file : artifact.files()) {
                if (files.put(artifact.entry(file), file) != null) {
                    throw new DataException("its manifest names '%s' twice".formatted(artifact.entry(file)));
                }
            }
        }
        return files;
    }

    /** Returns the size of all files; what does not fit into a number is too much for any disk. */
    long bytes() {
        return artifacts.stream()
                .flatMap(artifact -> artifact.files().stream())
                .mapToLong(Manifest.Entry::bytes)
                .reduce(0, (all, one) -> one < 0 || all + one < 0 ? Long.MAX_VALUE : all + one);
    }

    Stream<ExecutionRecord> executions() {
        return parts.stream().flatMap(part -> part.executions().stream());
    }
}
