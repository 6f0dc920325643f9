package io.penstock.evaluation.tally;

/**
 * A way to count scored rows, which one or several metrics read. A record: equal tallies share one partial result.
 *
 * <p>Partial results of disjoint sets of rows merge into that of their union, to the bit in any order and grouping. A partial
 * result is used by one thread at a time; the tally itself is stateless and thread-safe. Memory does not grow with rows.
 *
 * @param <A> a partial result, changed in place
 */
public interface Tally<A> {

    /** How much room a partial result may take. */
    enum Room {
        /** There is one: it is of all rows. */
        WHOLE,
        /** There are many: each is of one slice. */
        SLICE
    }

    /** Returns a new partial result of no rows. */
    A zero(Room room);

    /**
     * Adds rows to a partial result.
     *
     * @param selection which of the rows; all of them have a label
     */
    void add(A into, ScoredRows rows, int[] selection);

    /** Adds a partial result of the same room to another. {@code other} is not used afterwards. */
    void merge(A into, A other);

    /** Returns a partial result as bytes for another JVM. Begin with a version; equal partial results give equal bytes. */
    byte[] encode(A partial);

    /** Returns the partial result that {@link #encode} wrote, or throws {@link io.penstock.errors.DataException}. */
    A decode(byte[] bytes);
}
