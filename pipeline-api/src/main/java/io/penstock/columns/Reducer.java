package io.penstock.columns;

/**
 * A computation over any number of rows: a statistic, an analyzer, a metric.
 *
 * <p>Partial results of disjoint sets of rows merge into that of their union. Unless {@link #ordered}, {@code merge} is
 * associative and commutative to the bit, so that the result does not depend on batch boundaries, threads or machines: count
 * in integers, add floating-point values with {@link ExactSum}, take quantiles from {@link LogBuckets}. A partial result is
 * used by one thread at a time; the reducer itself is stateless and thread-safe. Memory does not grow with rows.
 *
 * @param <A> a partial result, changed in place
 * @param <R> the result
 */
public interface Reducer<A, R> {

    /** Returns a new partial result of no rows. */
    A zero();

    /** Adds rows to a partial result. */
    void add(A into, Batch rows);

    /** Adds a partial result to another. {@code other} is not used afterwards. */
    void merge(A into, A other);

    /** Returns the result of all rows. */
    R finish(A total);

    /** Returns a partial result as bytes for another JVM. Begin with a version; equal partial results give equal bytes. */
    byte[] encode(A partial);

    /** Returns the partial result that {@link #encode} wrote, or throws {@link io.penstock.errors.DataException}. */
    A decode(byte[] bytes);

    /**
     * Returns whether {@code merge} depends on the order of rows (top-k that truncates). Partial results of an ordered
     * reducer are made per batch of the source, whose boundaries the content fixes, and merged in the order of batches.
     */
    default boolean ordered() {
        return false;
    }
}
