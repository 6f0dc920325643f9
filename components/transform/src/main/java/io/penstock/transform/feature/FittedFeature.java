package io.penstock.transform.feature;

import io.penstock.columns.RowType;
import io.penstock.model.Feature;
import io.penstock.transform.expression.Kernel;
import java.util.stream.Stream;

/** A feature with the constants that were learned. A record: it goes to JSON and back inside the fitted transform. */
public interface FittedFeature {

    /** Returns what comes out. */
    Feature feature();

    /** Returns the names of the columns that it reads. */
    Stream<String> columns();

    /**
     * Makes the function that computes it, for batches and single rows alike: a finite number, or the index of a category, -1
     * for none.
     *
     * @param rows type of the rows, which have every one of {@link #columns}
     */
    Kernel kernel(RowType rows);
}
