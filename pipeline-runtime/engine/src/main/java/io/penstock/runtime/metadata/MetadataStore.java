package io.penstock.runtime.metadata;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.spi.Ledger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Remembers runs, executions and artifacts. Thread-safe; a store on disk may be shared by several processes.
 *
 * <p>Contents of inline artifacts are left out of what is read back; {@link #inline} returns them.
 *
 * <p>Shows neither SQL nor paths. Failures of the place behind it are {@link io.penstock.errors.EnvironmentException}s.
 */
public interface MetadataStore extends AutoCloseable {

    /**
     * Appends events in their order, all or none. Events of one call are contiguous in the store's sequence.
     *
     * <p>An event of a run that never started, the start of a run that is running, and the end of a run that is not, are
     * refused with an {@link IllegalStateException}.
     *
     * @return completes when they are durable, with the sequence number of the last one; exceptionally if none was stored.
     *     What depends on it runs on a thread of the store unless it is asynchronous, and must be brief
     */
    CompletionStage<Long> append(List<Event> events);

    /** Returns events with a sequence number above the given one, in order, at most {@code limit}. */
    List<Recorded> eventsAfter(long sequence, int limit);

    /** Returns the newest execution with this cache key that was executed (not taken from the cache) and finished well. */
    default Optional<Event.ExecutionFinished> finishedWithKey(Digest key) {
        return computed(key).filter(computed -> !computed.isForgotten()).map(Computed::execution);
    }

    /** Returns that execution even if it was forgotten since that it computed the key. */
    Optional<Computed> computed(Digest key);

    /** Returns the finished executions of a node of a pipeline, newest first, at most {@code limit}. */
    List<Event.ExecutionFinished> finishedOf(String pipeline, String node, int limit);

    /**
     * Returns the newest execution of a node of a pipeline as a whole, not of an element of it, that was executed or cached in a run
     * that did not come in part.
     */
    Optional<Event.ExecutionFinished> endedWell(String pipeline, String node);

    /** Returns the end of the newest attempt at an element of a node that ended. */
    Optional<Event.ExecutionFinished> finished(String run, String node, String item);

    /** Returns a run. */
    Optional<RunRecord> run(String id);

    /** Returns how a run began the first time. */
    Optional<Event.RunStarted> started(String run);

    /** Returns the runs of all pipelines, newest first and those that came in part behind all others, at most {@code limit}. */
    List<RunRecord> runs(int limit);

    /** Returns the runs that started and have not ended. */
    List<RunRecord> openRuns();

    /** Returns what started in a run, and what of it finished, in order. */
    List<ExecutionRecord> executions(String run);

    /**
     * Returns the artifacts of a type that a pipeline produced or found in the cache, each once, that which was produced or
     * found last first. The run and the time of a record are those of its first appearance in the pipeline. What was given up is
     * left out, and what is here only as the part of a run that another one took.
     */
    List<ArtifactRecord> artifactsOf(String pipeline, String type);

    /** Returns the newest record of an artifact by type and content, whichever pipeline produced or found it last. */
    Optional<ArtifactRecord> artifact(String type, Digest digest);

    /** Returns the finished executions that were given an artifact, newest first, whether they ran or not. */
    List<Event.ExecutionFinished> readersOf(Digest artifact);

    /**
     * Returns the executions that wrote any of some artifacts, each once, in the order of their ends: those that were executed, since
     * one that is cached wrote nothing.
     *
     * @param until the last place in the sequence that counts
     * @param known places of executions that are left out
     */
    List<ExecutionLinks> writers(Collection<Digest> artifacts, long until, Set<Long> known);

    /**
     * Returns the executions that read any of some artifacts, each once, in the order of their ends: those that were executed or
     * failed, since all others did not run.
     *
     * @param until the last place in the sequence that counts
     * @param known places of executions that are left out
     */
    List<ExecutionLinks> readers(Collection<Digest> artifacts, long until, Set<Long> known);

    /** Returns what a finished execution read and wrote. */
    Optional<ExecutionLinks> links(ExecutionId id);

    /**
     * Returns the last place in the sequence at which an execution ended at a moment or before, by the time that its event bears; 0 if
     * there is none. What stands before that place had happened, even if a clock that was set back later says otherwise.
     */
    long sequenceAt(Instant moment);

    /** Returns the content of an artifact that is stored inline. */
    Optional<byte[]> inline(Digest digest);

    /** Forgets that a key was computed: its outputs are damaged and will be made again. Durable when it returns. */
    void invalidate(Digest key);

    /**
     * Ends the open runs of an owner that is gone as interrupted, by an event each. Durable when it returns.
     *
     * @return the ids of these runs
     */
    List<String> interrupt(String owner, Instant at);

    /** Returns the artifacts that someone pinned. */
    Set<Digest> pinned();

    /** Returns the artifacts that garbage collection gave up. */
    GivenUp givenUp();

    /** Returns what is wrong with the store itself, a sentence each: its pages, its indexes, its references. */
    List<String> problems();

    /**
     * Writes a copy of the store as it is at one moment, while it is in use; durable when it returns.
     *
     * @param target opened by the copy's kind of store; nothing may be there yet
     * @throws UnsupportedOperationException if the store has no copies
     */
    void copyTo(Path target);

    /** Returns the named records and pins of this store. */
    Ledger ledger();

    /** Waits for what is in the queue, then frees every handle and thread. */
    @Override
    void close();
}
