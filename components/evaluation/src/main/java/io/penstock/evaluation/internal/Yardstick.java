package io.penstock.evaluation.internal;

import io.penstock.errors.DefinitionException;
import io.penstock.evaluation.ConfusionMatrix;
import io.penstock.evaluation.Curves;
import io.penstock.evaluation.MetricValue;
import io.penstock.evaluation.Performance;
import io.penstock.evaluation.metric.Measure;
import io.penstock.evaluation.metric.Metric;
import io.penstock.evaluation.metric.Metrics;
import io.penstock.evaluation.tally.ConfusionCounts;
import io.penstock.evaluation.tally.ConfusionTally;
import io.penstock.evaluation.tally.ScoreTable;
import io.penstock.evaluation.tally.ScoreTally;
import io.penstock.evaluation.tally.ScoredRows;
import io.penstock.evaluation.tally.Tally;
import io.penstock.evaluation.tally.Tally.Room;
import io.penstock.model.ProblemType;
import io.penstock.model.ProblemType.BinaryClassification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The metrics to take, with what they count; equal tallies are counted once. */
final class Yardstick {

    private static final int POINTS_OF_ALL = 200;
    private static final int POINTS_OF_A_SLICE = 50;

    private final ProblemType problem;
    private final List<Metric<?>> metrics;
    private final List<Tally<?>> tallies;

    private Yardstick(ProblemType problem, List<Metric<?>> metrics, List<Tally<?>> tallies) {
        this.problem = problem;
        this.metrics = metrics;
        this.tallies = tallies;
    }

    static Yardstick of(ProblemType problem, List<Metric<?>> more) {
        Set<Metric<?>> metrics = new LinkedHashSet<>(Metrics.of(problem));
        metrics.addAll(more);
        check(problem, metrics);
        Set<Tally<?>> tallies = new LinkedHashSet<>();
        metrics.forEach(metric -> tallies.add(metric.tally(problem)));
        return new Yardstick(problem, List.copyOf(metrics), List.copyOf(tallies));
    }

    private static void check(ProblemType problem, Set<Metric<?>> metrics) {
        Metrics.checkSuit(problem, metrics);
        Set<String> names = new HashSet<>();
        for (Metric<?> metric : metrics) {
            if (!names.add(metric.name())) {
                throw new DefinitionException("Two metrics have the name '%s'. Put into a name what tells them apart."
                        .formatted(metric.name()));
            }
        }
    }

    int tallies() {
        return tallies.size();
    }

    List<Object> zero(Room room) {
        List<Object> partials = new ArrayList<>(tallies.size());
        tallies.forEach(tally -> partials.add(tally.zero(room)));
        return partials;
    }

    void add(List<Object> into, ScoredRows rows, int[] selection) {
        for (int i = 0; i < tallies.size(); i++) {
            tally(i).add(into.get(i), rows, selection);
        }
    }

    void merge(List<Object> into, List<Object> other) {
        for (int i = 0; i < tallies.size(); i++) {
            tally(i).merge(into.get(i), other.get(i));
        }
    }

    byte[] encode(List<Object> partials, int index) {
        return tally(index).encode(partials.get(index));
    }

    Object decode(byte[] bytes, int index) {
        return tally(index).decode(bytes);
    }

    Performance measure(List<Object> totals, Room room) {
        List<MetricValue> values = metrics.stream()
                .map(metric -> new MetricValue(metric.name(), metric.better(), measure(metric, totals)))
                .toList();
        return new Performance(values, confusion(totals), curves(totals, room));
    }

    private <A> Measure measure(Metric<A> metric, List<Object> totals) {
        return metric.measure(total(metric.tally(problem), totals));
    }

    private Optional<ConfusionMatrix> confusion(List<Object> totals) {
        if (!(problem instanceof ProblemType.Classification classification)) {
            return Optional.empty();
        }
        ConfusionCounts counts = total(ConfusionTally.of(problem, Metrics.EVEN_ODDS), totals);
        return Optional.of(new ConfusionMatrix(classification.classes(), counts.toLists()));
    }

    private Optional<Curves> curves(List<Object> totals, Room room) {
        if (!(problem instanceof BinaryClassification)) {
            return Optional.empty();
        }
        ScoreTable table = total(new ScoreTally(), totals);
        return Optional.of(Curves.of(table.ranked(), room == Room.WHOLE ? POINTS_OF_ALL : POINTS_OF_A_SLICE));
    }

    /** The place of a tally holds what it made. */
    @SuppressWarnings("unchecked")
    private <A> A total(Tally<A> tally, List<Object> totals) {
        return (A) totals.get(tallies.indexOf(tally));
    }

    /** A tally only ever gets the partial results that it made itself. */
    @SuppressWarnings("unchecked")
    private Tally<Object> tally(int index) {
        return (Tally<Object>) tallies.get(index);
    }
}
