package io.penstock.evaluation;

import io.penstock.errors.DefinitionException;
import io.penstock.evaluation.metric.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to measure, on which rows.
 *
 * @param split the split whose rows are measured
 * @param slicings the columns, or sets of columns, by whose values rows are sliced
 * @param metrics what to measure beside {@link io.penstock.evaluation.metric.Metrics#of the metrics of the problem}
 * @param slicesAtMost how many slices a slicing may have; memory grows with them
 */
public record EvaluationOptions(String split, List<List<String>> slicings, List<Metric<?>> metrics, int slicesAtMost) {

    /** The split {@code eval}, no slices, the metrics of the problem. */
    public static final EvaluationOptions DEFAULT = new EvaluationOptions("eval", List.of(), List.of(), 200);

    /** Checks the slicings and copies the lists. */
    public EvaluationOptions {
        slicings = slicings.stream().map(List::copyOf).toList();
        metrics = List.copyOf(metrics);
        for (List<String> columns : slicings) {
            if (columns.isEmpty() || columns.stream().distinct().count() < columns.size()) {
                throw new DefinitionException("Slices by '%s' need at least one column, each once.".formatted(columns));
            }
        }
    }

    /** Returns these options for another split. */
    public EvaluationOptions on(String otherSplit) {
        return new EvaluationOptions(otherSplit, slicings, metrics, slicesAtMost);
    }

    /** Returns these options with slices by the values of each of the columns. */
    public EvaluationOptions slicedBy(String... columns) {
        Stream<List<String>> more = Arrays.stream(columns).map(List::of);
        return sliced(Stream.concat(slicings.stream(), more));
    }

    /** Returns these options with a slice for each combination of values of the columns. */
    public EvaluationOptions slicedByCross(String... columns) {
        return sliced(Stream.concat(slicings.stream(), Stream.of(List.of(columns))));
    }

    /** Returns these options with more metrics. */
    public EvaluationOptions with(Metric<?>... more) {
        List<Metric<?>> all = new ArrayList<>(metrics);
        all.addAll(Arrays.asList(more));
        return new EvaluationOptions(split, slicings, all, slicesAtMost);
    }

    /** Returns these options with another limit of slices. */
    public EvaluationOptions atMostSlices(int limit) {
        return new EvaluationOptions(split, slicings, metrics, limit);
    }

    private EvaluationOptions sliced(Stream<List<String>> by) {
        return new EvaluationOptions(split, by.distinct().toList(), metrics, slicesAtMost);
    }
}
