package io.penstock;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.artifact.ExternalInput;
import io.penstock.columns.RowType;
import io.penstock.errors.ComponentException;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;

/**
 * One run of one component: gives the inputs, takes the outputs. Used by the thread that runs the component and threads
 * that it starts and joins.
 *
 * <p>Outputs land in a staging area and are published together when {@code run} returns; if it throws, none is.
 */
public interface Execution {

    /**
     * Reads an input. Values of one input are the same object within an execution.
     *
     * @throws io.penstock.errors.DataException if the stored artifact is damaged
     * @throws ComponentException if the port is not an input of this component
     */
    <T> T read(Port<T> input) throws IOException;

    /** Reads an optional input: empty if it was not given or was withheld. */
    <T> Optional<T> read(Optional<Port<T>> input) throws IOException;

    /** Reads a list of inputs in their order, without those that were withheld. */
    default <T> List<T> read(List<Port<T>> inputs) throws IOException {
        List<T> values = new ArrayList<>(inputs.size());
        for (Port<T> input : inputs) {
            read(Optional.of(input)).ifPresent(values::add);
        }
        return values;
    }

    /** Returns what is known of the artifact behind an input, or empty if it was withheld. */
    Optional<ArtifactRecord> artifact(Port<?> input);

    /** Writes an output. */
    <T> void write(Port<T> output, T value) throws IOException;

    /** Returns an empty directory whose files become the output; the artifact's codec must be able to read it. */
    Path directory(Port<?> output) throws IOException;

    /** Opens an output of rows, to write batch by batch; the caller closes the writer. */
    default ExamplesWriter writer(Port<Examples> output, RowType rows, List<String> splits) throws IOException {
        return ExamplesWriter.in(directory(output), rows, splits);
    }

    /** Attaches a searchable property to an output; it is not part of the digest. */
    void property(Port<?> output, String key, String value);

    /**
     * Leaves an output without an artifact, by decision. Who requires it is skipped with this reason; who takes it as
     * optional reads empty.
     *
     * @param reason for people, for example {@code 3 of 5 gates failed}
     */
    void withhold(Port<?> output, String reason);

    /** Lets an output be the same artifact as an input, without copying it. */
    <T> void pass(Port<T> input, Port<T> output);

    /**
     * Returns the digest of the content of data outside the workspace, as it stands in the cache key if a field names them: for
     * components that find out what there is to read, and {@link Component#reachesOutside reach outside} for it. Files that are as
     * they were when they were last asked for are not read again.
     *
     * @throws io.penstock.errors.DataException if there is nothing at the path
     */
    Digest digest(ExternalInput input);

    /** Returns the cache key of this execution. */
    Digest key();

    /** Returns the meter of this execution's work. */
    Progress progress();

    /** Returns the log of this execution's measurements. */
    MetricLog log();

    /** Returns a logger whose lines are kept with this attempt, beside going where the host's logs go. */
    Logger logger();

    /** Returns an empty directory that is deleted afterwards. */
    Path scratch() throws IOException;

    /**
     * Returns the directory of what is unfinished: a later execution of equal cache key finds what this one leaves in it, if this
     * one fails or its process is killed; it is deleted when one succeeds, or after a month. Empty if there was none before.
     *
     * <p>For work that takes long and can go on where it was: files in it appear whole or not at all if they are moved there.
     * An execution that is not cached gets a directory that is deleted afterwards.
     */
    Path unfinished() throws IOException;

    /** Returns a random source seeded from the cache key: equal executions draw equal numbers. */
    RandomGenerator random();

    /** Returns how many threads the component may use, at least 1. Results do not depend on it. */
    int threads();

    /** Stops the component if it was asked to stop; call it in long loops. */
    void checkCancelled() throws InterruptedException;
}
