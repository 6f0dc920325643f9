package io.penstock.evaluation.metric;

import io.penstock.evaluation.tally.Tally;
import io.penstock.model.ProblemType;

/**
 * A figure that says how good a model is on some rows. Implemented by records; their fields are its settings.
 *
 * <p>It has two halves: the {@linkplain Tally tally} counts rows, in parts that merge to the same bits in any grouping, and
 * {@link #measure} reads the total. Metrics with equal tallies share one count.
 *
 * @param <A> what is counted
 */
public interface Metric<A> {

    /** Returns the name, with the settings that tell it from its like: {@code AUC}, {@code recall at 0.5}. */
    String name();

    /** Returns which values are better. */
    Better better();

    /** Returns whether it says something of models for a problem. */
    boolean suits(ProblemType problem);

    /** Returns how to count the rows of a problem that it suits. */
    Tally<A> tally(ProblemType problem);

    /** Returns the figure of all rows that were counted; without a value if they do not tell it. */
    Measure measure(A counted);
}
