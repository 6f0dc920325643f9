package io.penstock;

/** Tells people how far a node is. Cheap enough to call per batch; never part of a result. */
@FunctionalInterface
public interface Progress {

    /**
     * Reports the work done so far.
     *
     * @param done units done
     * @param total units in all, or 0 if unknown
     * @param unit what is counted, for example {@code rows}
     */
    void report(long done, long total, String unit);
}
