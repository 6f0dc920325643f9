package io.penstock.data.source;

import io.penstock.columns.RowType;
import java.util.Optional;

/** How a source of texts, such as CSV or JSON, comes to the types of its columns. */
public sealed interface Typing {

    /** The narrowest types that hold all values, found by reading all rows. */
    Typing INFERRED = new Inferred();

    /** Returns types that the user gives: a value that is none of its column's sets its row aside. */
    static Typing given(RowType types) {
        return new Given(types);
    }

    /** Returns types that were inferred before: values are read as inference reads them, and one that does not fit means that files changed. */
    static Typing settled(RowType types) {
        return new Settled(types);
    }

    /** Returns the types, if they are known. */
    Optional<RowType> types();

    /** Types that nobody knows yet. */
    record Inferred() implements Typing {

        @Override
        public Optional<RowType> types() {
            return Optional.empty();
        }
    }

    /**
     * Types that the user gives.
     *
     * @param rows the columns
     */
    record Given(RowType rows) implements Typing {

        @Override
        public Optional<RowType> types() {
            return Optional.of(rows);
        }
    }

    /**
     * Types that were inferred before.
     *
     * @param rows the columns
     */
    record Settled(RowType rows) implements Typing {

        @Override
        public Optional<RowType> types() {
            return Optional.of(rows);
        }
    }
}
