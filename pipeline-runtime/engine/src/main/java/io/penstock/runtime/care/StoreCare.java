package io.penstock.runtime.care;

import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.care.Turnstile.Passage;
import io.penstock.runtime.internal.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps a workspace in order over years, beside everything that runs in it, in this process and in others. Thread-safe; of several who
 * collect or back up at once, one does and the others wait.
 */
public final class StoreCare {

    /** Who has found something writes it down within milliseconds, unless its process is paused. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Premises premises;
    private final Turnstile turnstile;

    /** Takes care of a workspace. */
    public StoreCare(Premises premises) {
        this.premises = premises;
        this.turnstile = new Turnstile(premises.claims());
    }

    /** Returns what a garbage collection would do now, and changes nothing. */
    public CollectionReport plan(Retention retention) {
        return attempt("Garbage collection cannot be planned", () -> collector(retention)
                .report(true));
    }

    /**
     * Deletes the contents of artifacts that are not to be kept. What is known of them stays, so that lineage goes on working; whoever
     * reads one is told that it was collected, and a run that needs it makes it again. Runs go on meanwhile; what they need stays.
     *
     * @throws EnvironmentException if the disk refuses; what was not deleted is found by the next collection
     */
    public CollectionReport collect(Retention retention) {
        Passage passage = turnstile.pass();
        try (passage) {
            Instant now = premises.clock().instant();
            return attempt(
                    "Garbage cannot be collected", () -> collector(retention).collect(now));
        }
    }

    /** Returns what the artifacts take up, by pipeline, by node and by type. */
    public StoreUsage usage() {
        return UsageScan.of(premises.metadata());
    }

    /**
     * Copies the workspace to a directory that is a workspace itself, as it is at one moment; runs go on meanwhile, and are interrupted
     * ones in the copy. Files of artifacts are linked where the disk can, which costs no room: this keeps them from being deleted, not
     * from a disk that fails.
     *
     * @param target where nothing is yet; has its name when it is whole and on the disk
     * @throws EnvironmentException if it exists, cannot be written, or this workspace is in memory
     */
    public void backup(Path target) {
        copy(target, true);
    }

    /** Does so, and copies every file, as is needed for another disk that is mounted below the same one. */
    public void backupByCopies(Path target) {
        copy(target, false);
    }

    private void copy(Path target, boolean linked) {
        Path root = premises.directory()
                .orElseThrow(() -> new EnvironmentException(
                        "Workspace '%s' has no backup: it is in memory, or open to look at alone. Open one in a directory, or export its runs."
                                .formatted(premises.name())));
        Passage passage = turnstile.pass();
        try (passage) {
            attempt("The backup '%s' cannot be written".formatted(target), () -> {
                new WorkspaceCopy(premises, root).write(target, linked);
                return target;
            });
        }
    }

    /**
     * Writes a run into an archive, a ZIP file: all that it wrote, found and read, and the executions whose outputs it found in the
     * cache, as it all was at one moment. Equal runs give equal archives.
     *
     * @param archive where nothing is yet; has its name when it is whole and on the disk
     * @throws DataException if the run is not known, runs, or something of it is damaged or was collected
     * @throws EnvironmentException if the archive exists or cannot be written
     */
    public void exportRun(String run, Path archive) {
        if (premises.metadata().run(run).isEmpty()) {
            throw new DataException(
                    "Workspace '%s' has no run '%s'. Look for its id among the runs.".formatted(premises.name(), run));
        }
        Passage passage = turnstile.pass();
        try (passage) {
            attempt("Run '%s' cannot be exported to '%s'".formatted(run, archive), () -> {
                WholeFile.write(archive, out -> RunExport.write(premises.metadata(), premises.artifacts(), run, out));
                return run;
            });
        }
    }

    /**
     * Brings a run in from an archive, with its artifacts and for the cache. The run keeps its id; one that is here already gets what
     * it lacks, and its end if it was taken up again before the archive was made. What is brought in counts as the newest, also for
     * resolvers; a run of which only what this one found in the cache is brought in is never the latest.
     *
     * @throws DataException if the archive is cut off, damaged, or not as an export writes it, or contradicts what is known here of
     *     its run: then nothing is changed
     * @throws EnvironmentException if the disk refuses
     */
    public ImportReport importRun(Path archive) {
        Passage passage = turnstile.pass();
        try (passage) {
            return attempt("'%s' cannot be imported".formatted(archive), () -> bringIn(archive));
        }
    }

    private ImportReport bringIn(Path archive) throws IOException {
        try {
            return new RunImport(premises, room()).of(archive);
        } catch (DataException e) {
            throw new DataException(
                    "Archive '%s' is refused, and nothing was changed: %s.".formatted(archive, e.getMessage()), e);
        }
    }

    private long room() throws IOException {
        Path place = premises.directory().orElse(Path.of(System.getProperty("java.io.tmpdir")));
        return Files.getFileStore(place).getUsableSpace();
    }

    private Collector collector(Retention retention) throws IOException {
        return new Collector(
                premises.metadata(),
                premises.artifacts(),
                premises.holds(),
                PATIENCE,
                retention,
                premises.clock().instant());
    }

    /** Something that the file system may refuse. */
    private interface Attempt<T> {
        T make() throws IOException;
    }

    private <T> T attempt(String failing, Attempt<T> attempt) {
        try {
            return attempt.make();
        } catch (FileAlreadyExistsException e) {
            throw new EnvironmentException(
                    "%s: '%s' exists already. Give the path of nothing.".formatted(failing, e.getFile()), e);
        } catch (IOException | UncheckedIOException e) {
            throw new EnvironmentException(
                    "%s in workspace '%s': %s. Check the disk and its permissions."
                            .formatted(failing, premises.name(), e),
                    e);
        }
    }
}
