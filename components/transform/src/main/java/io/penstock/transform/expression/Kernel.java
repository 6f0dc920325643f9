package io.penstock.transform.expression;

/** A function of one row. Thread-safe. */
@FunctionalInterface
public interface Kernel {

    /** Returns the result for a row: a number, a truth value as 1 or 0, an index; NaN where it is missing. */
    double apply(Cells row);
}
