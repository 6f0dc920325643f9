package io.penstock.evaluation;

import io.penstock.evaluation.metric.Better;
import io.penstock.evaluation.metric.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Draws an evaluation as columns of text. */
final class EvaluationText {

    /** Slices with fewer rows are not called worst: their figures are mostly chance. */
    private static final long ROWS_AT_LEAST = 30;

    private final Evaluation evaluation;
    private final List<String[]> lines = new ArrayList<>();

    EvaluationText(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    String table(int worstSlices) {
        metrics();
        List<String> ranking = ranking();
        List<SliceResult> worst = ranking.isEmpty()
                ? List.of()
                : evaluation.worst(ranking.get(ranking.size() - 1), worstSlices, ROWS_AT_LEAST);
        String overall = aligned();
        return worst.isEmpty() ? overall : overall + "\n" + slices(worst, ranking);
    }

    private void metrics() {
        boolean compared = evaluation.overall().incumbent().isPresent();
        add(
                compared,
                evaluation.overall().rows() + " rows of " + evaluation.split(),
                "value",
                "95 % interval",
                "incumbent");
        for (MetricValue value : evaluation.overall().model().metrics()) {
            String incumbent = evaluation
                    .overall()
                    .incumbent()
                    .flatMap(other -> other.measure(value.name()))
                    .map(EvaluationText::figure)
                    .orElse("");
            add(compared, value.name(), figure(value.measure()), interval(value.measure()), incumbent);
        }
    }

    private void add(boolean compared, String... cells) {
        lines.add(compared ? cells : Arrays.copyOf(cells, cells.length - 1));
    }

    /** The metrics that rank, up to three; the last one is had by every slice that has a row. */
    private List<String> ranking() {
        return evaluation.overall().model().metrics().stream()
                .filter(value -> value.better() != Better.NEITHER)
                .map(MetricValue::name)
                .filter(List.of("AUC", "accuracy", "RMSE", "MAE", "log loss")::contains)
                .toList();
    }

    private String slices(List<SliceResult> worst, List<String> ranking) {
        lines.clear();
        lines.add(line("worst slices by " + ranking.get(ranking.size() - 1), "rows", ranking));
        for (SliceResult slice : worst) {
            List<String> figures = ranking.stream()
                    .map(metric -> slice.model()
                            .measure(metric)
                            .map(EvaluationText::figure)
                            .orElse(""))
                    .toList();
            lines.add(line(slice.slice().toString(), Long.toString(slice.rows()), figures));
        }
        return aligned();
    }

    private static String[] line(String first, String second, List<String> rest) {
        List<String> cells = new ArrayList<>(List.of(first, second));
        cells.addAll(rest);
        return cells.toArray(String[]::new);
    }

    private String aligned() {
        int[] widths = IntStream.range(0, lines.get(0).length)
                .map(column -> lines.stream()
                        .mapToInt(line -> line[column].length())
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder text = new StringBuilder();
        for (String[] line : lines) {
            text.append(("%-" + widths[0] + "s").formatted(line[0]));
            for (int column = 1; column < line.length; column++) {
                text.append(("  %" + Math.max(1, widths[column]) + "s").formatted(line[column]));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String figure(Measure measure) {
        return measure.value().isPresent() ? number(measure.value().getAsDouble()) : "-";
    }

    private static String interval(Measure measure) {
        return measure.interval()
                .map(ends -> number(ends.low()) + " to " + number(ends.high()))
                .orElse(measure.value().isPresent() ? "" : measure.note());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
