package io.penstock.runtime.execution;

import io.penstock.Port;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.observe.UsageMeter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the execution of one node sees of the run around it. Thread-safe. */
public interface RunContext {

    /** Returns what is behind an output of a node that has ended. */
    PortState state(Port<?> port);

    /**
     * Reads an artifact; one that is damaged is made again first.
     *
     * @throws io.penstock.errors.DataException if it cannot be made again
     */
    Object read(Port<?> port, Present present) throws IOException;

    /**
     * Returns a directory with the files of an artifact; one that is damaged is made again first.
     *
     * @param place a directory that does not exist, to be made for what has no files of its own
     * @throws io.penstock.errors.DataException if it cannot be made again
     */
    Path files(Port<?> port, Present present, Path place) throws IOException;

    /** Returns how long another process that runs the component has to stop when it is asked to. */
    default Duration grace() {
        return Duration.ofSeconds(10);
    }

    /** Returns whether the component was asked to stop. */
    boolean isCancelled();

    /** Returns who is told what happens. */
    RunObserver observer();

    /** Returns how long the node waited for its turn. */
    default long queueNanos() {
        return 0;
    }

    /** Takes the parts of the node's key, to be kept also if it fails. */
    default void keyed(Map<String, String> parts) {}

    /** Takes the meter of a component that begins, to look at it from time to time. */
    default void measuring(UsageMeter meter) {}

    /** Takes what lets others compute the node's key, to be called if the thread at work does not stop. */
    default void flying(Runnable release) {}

    /** Says that the component works: it relies on nothing but what it was given, which is written down. */
    default void working() {}

    /** Says that from now on something is relied on that is not written down yet: what is published, or found to be there. */
    default void holding() {}

    /** Returns how this node ended well in this run before it was taken up again. */
    default Optional<ExecutionFinished> kept() {
        return Optional.empty();
    }

    /** Returns what this node put behind a parameter of its body in this run before it was taken up again. */
    default Optional<ExecutionFinished> kept(String item) {
        return Optional.empty();
    }
}
