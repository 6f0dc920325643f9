package io.penstock.runtime.metadata;

import java.util.List;

/**
 * What one attempt at a node took of the machine. A figure that could not be taken is {@link #UNKNOWN}.
 *
 * @param wallNanos from its begin to its end by the monotonic clock
 * @param queueNanos from the moment when all it needs was there to its begin
 * @param cpuNanos CPU time of the thread that ran it, without that of threads which it started; of the whole process if it ran in one of its own
 * @param allocatedBytes allocated on the heap by the thread that ran it, without those that it started, in whatever process
 * @param peakHeapBytes the most that the whole heap held while it ran, as far as it was sampled
 * @param gcNanos what the whole process spent in garbage collections meanwhile
 */
public record Usage(
        long wallNanos, long queueNanos, long cpuNanos, long allocatedBytes, long peakHeapBytes, long gcNanos) {

    /** Stands for a figure that could not be taken. */
    public static final long UNKNOWN = -1;

    /** The usage of what did not run. */
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);

    /** Returns the figures in their order. */
    public List<Long> figures() {
        return List.of(wallNanos, queueNanos, cpuNanos, allocatedBytes, peakHeapBytes, gcNanos);
    }

    /** Makes a usage of its figures; an empty list is that of an older store, which kept none. */
    public static Usage of(List<Long> figures) {
        return figures.isEmpty()
                ? new Usage(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)
                : new Usage(
                        figures.get(0), figures.get(1), figures.get(2), figures.get(3), figures.get(4), figures.get(5));
    }
}
