package io.penstock.evaluation.gate;

import io.penstock.evaluation.Slice;
import io.penstock.evaluation.SliceResult;
import java.util.List;

/** Which rows a rule is about. */
public sealed interface Scope {

    /** All rows. */
    record Overall() implements Scope {}

    /**
     * One slice. If the evaluation does not have it, the rule is undecided.
     *
     * @param slice the slice
     */
    record OneSlice(Slice slice) implements Scope {}

    /**
     * Every slice of the evaluation, each for itself.
     *
     * @param columns only slices by these columns, in this order; empty for all slices
     */
    record EachSlice(List<String> columns) implements Scope {

        /** Copies the columns. */
        public EachSlice {
            columns = List.copyOf(columns);
        }

        /** Returns whether a slice belongs to it. */
        boolean covers(SliceResult result) {
            return columns.isEmpty() || result.slice().columns().equals(columns);
        }
    }
}
