package io.penstock.transform.expression;

/** A function of one row. Thread-safe. */
@FunctionalInterface
public interface Kernel {

    /** Returns the result for a row: a number, a truth value as 1 or 0, an index; NaN where it is missing. */
    double apply(Cells row);

    /**
     * Writes the results of a kernel that has several, such as the tokens of a text; of others the one result.
     *
     * @param into receives them from {@code at} on
     */
    default void fill(Cells row, double[] into, int at) {
        into[at] = apply(row);
    }
}
