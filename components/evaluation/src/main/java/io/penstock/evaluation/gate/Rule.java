package io.penstock.evaluation.gate;

import io.penstock.errors.DefinitionException;
import io.penstock.evaluation.Slice;
import io.penstock.evaluation.metric.Better;
import io.penstock.evaluation.metric.Metric;
import java.util.List;

/**
 * One demand on one metric.
 *
 * <pre>{@code
 * atLeast(auc(), 0.6).on("payment_type", "Credit Card").confidently()
 * }</pre>
 *
 * <p>A rule judges the measured figure. A {@linkplain #confidently() confident} rule judges its 95 % interval: it passes if
 * the whole interval meets the demand, fails if none of it does, and is undecided in between. A figure says what happened on
 * these rows, an interval what can be expected of others; ask for confidence where a wrong release costs more than a late one.
 *
 * @param metric the name of the metric
 * @param demand what is demanded of it
 * @param scope on which rows
 * @param confident whether the interval is judged instead of the figure
 * @param advisory whether the rule is shown but does not count
 * @param rowsAtLeast with fewer rows nothing is decided
 */
public record Rule(String metric, Demand demand, Scope scope, boolean confident, boolean advisory, long rowsAtLeast) {

    /** How many rows a slice needs to be judged by a rule on each slice, if nothing else is said. */
    public static final long ROWS_OF_A_SLICE = 100;

    /** Checks that the demand can be judged. */
    public Rule {
        if (confident && demand instanceof Demand.Gain gain && gain.relative()) {
            throw new DefinitionException(
                    "A relative change of %s has no interval, so that the rule cannot be confident. Use an absolute one."
                            .formatted(metric));
        }
    }

    /** Demands a figure not below a bound. */
    public static Rule atLeast(Metric<?> metric, double bound) {
        return of(metric, new Demand.AtLeast(bound));
    }

    /** Demands a figure not above a bound. */
    public static Rule atMost(Metric<?> metric, double bound) {
        return of(metric, new Demand.AtMost(bound));
    }

    /**
     * Demands a figure that is worse than the incumbent's by at most some amount.
     *
     * @param tolerance in units of the metric, 0 or more
     */
    public static Rule noWorseThanIncumbent(Metric<?> metric, double tolerance) {
        return gain(metric, -tolerance + 0.0, false);
    }

    /** Demands a figure that is worse than the incumbent's by at most a share of it: 0.01 for one percent. */
    public static Rule noWorseThanIncumbentByShare(Metric<?> metric, double tolerance) {
        return gain(metric, -tolerance + 0.0, true);
    }

    /** Demands a figure that is better than the incumbent's by at least some amount. */
    public static Rule betterThanIncumbent(Metric<?> metric, double by) {
        return gain(metric, by, false);
    }

    /** Returns this rule for the rows with a value in a column; a slice that is not there leaves it undecided. */
    public Rule on(String column, String value) {
        return on(Slice.of(column, value));
    }

    /** Returns this rule for a slice; one that is not there leaves it undecided. */
    public Rule on(Slice slice) {
        return new Rule(metric, demand, new Scope.OneSlice(slice), confident, advisory, rowsAtLeast);
    }

    /**
     * Returns this rule for every slice, each for itself, with {@value #ROWS_OF_A_SLICE} rows or more.
     *
     * @param columns only slices by these columns together; none for all slices of the evaluation
     */
    public Rule onEachSlice(String... columns) {
        return new Rule(metric, demand, new Scope.EachSlice(List.of(columns)), confident, advisory, ROWS_OF_A_SLICE);
    }

    /** Returns this rule with another number of rows from which it decides. */
    public Rule fromRows(long rows) {
        return new Rule(metric, demand, scope, confident, advisory, rows);
    }

    /** Returns this rule judging the 95 % interval instead of the figure. */
    public Rule confidently() {
        return new Rule(metric, demand, scope, true, advisory, rowsAtLeast);
    }

    /** Returns this rule as advice: it is shown but does not count. */
    public Rule asAdvice() {
        return new Rule(metric, demand, scope, confident, true, rowsAtLeast);
    }

    private static Rule gain(Metric<?> metric, double atLeast, boolean relative) {
        if (metric.better() == Better.NEITHER) {
            throw new DefinitionException(
                    "Metric '%s' is neither better higher nor lower, so that no change of it is worse. Bound it instead."
                            .formatted(metric.name()));
        }
        return of(metric, new Demand.Gain(atLeast, relative));
    }

    private static Rule of(Metric<?> metric, Demand demand) {
        return new Rule(metric.name(), demand, new Scope.Overall(), false, false, 1);
    }
}
