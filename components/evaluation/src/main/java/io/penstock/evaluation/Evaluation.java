package io.penstock.evaluation;

import io.penstock.artifact.Digest;
import io.penstock.evaluation.internal.Measurement;
import io.penstock.evaluation.metric.Better;
import io.penstock.examples.Examples;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How good a model is on a split of examples, overall and per slice, and its incumbent on the same rows.
 *
 * @param model the digest of the model
 * @param incumbent the digest of the model that it is compared with, if there is one
 * @param incumbentObstacle why that model could not be measured, empty if it was or there is none
 * @param problem what the model answers
 * @param split which rows were measured
 * @param slicings the columns, or sets of columns, by whose values rows were sliced
 * @param overall the result of all rows
 * @param slices the result of each slice, in the order of slicings and of the slices' texts
 */
public record Evaluation(
        Digest model,
        Optional<Digest> incumbent,
        String incumbentObstacle,
        ProblemType problem,
        String split,
        List<List<String>> slicings,
        SliceResult overall,
        List<SliceResult> slices) {

    /** Copies the lists. */
    public Evaluation {
        slicings = List.copyOf(slicings);
        slices = List.copyOf(slices);
    }

    /**
     * Evaluates a model, reading every row once. The result does not depend on the number of threads.
     *
     * @throws io.penstock.errors.DataException if the split or a slice column does not exist, the split has no row with a
     *     label, or there are too many slices
     * @throws io.penstock.errors.ComponentException if the model gives something that is no answer, such as NaN
     */
    public static Evaluation of(
            Model model, Optional<Model> incumbent, Examples examples, EvaluationOptions options, int threads)
            throws IOException {
        try (Measurement measurement = Measurement.of(model, incumbent, examples, options)) {
            return measurement.evaluate(threads);
        }
    }

    /** Returns the result of a slice, if there is one. */
    public Optional<SliceResult> slice(Slice slice) {
        return all().filter(result -> result.slice().equals(slice)).findFirst();
    }

    /** Returns a metric's figure of all rows; empty if it was not measured. */
    public OptionalDouble value(String metric) {
        return value(overall, metric);
    }

    /**
     * Returns the slices that are worst by a metric, worst first; those without a figure, and with fewer rows than asked for,
     * are left out.
     */
    public List<SliceResult> worst(String metric, int slicesAtMost, long rowsAtLeast) {
        Comparator<SliceResult> rising =
                Comparator.comparingDouble(slice -> value(slice, metric).orElseThrow());
        return slices.stream()
                .filter(slice ->
                        slice.rows() >= rowsAtLeast && value(slice, metric).isPresent())
                .sorted(better(metric) == Better.LOWER ? rising.reversed() : rising)
                .limit(slicesAtMost)
                .toList();
    }

    /** Returns a table for a console: metrics overall, and the slices that are worst by the first metric that all have. */
    public String toText(int worstSlices) {
        return new EvaluationText(this).table(worstSlices);
    }

    /** Returns which values of a metric are better; {@link Better#NEITHER} if it was not measured. */
    public Better better(String metric) {
        return overall.model().metrics().stream()
                .filter(value -> value.name().equals(metric))
                .map(MetricValue::better)
                .findFirst()
                .orElse(Better.NEITHER);
    }

    private Stream<SliceResult> all() {
        return Stream.concat(Stream.of(overall), slices.stream());
    }

    private static OptionalDouble value(SliceResult result, String metric) {
        return result.model().measure(metric).map(measure -> measure.value()).orElse(OptionalDouble.empty());
    }
}
