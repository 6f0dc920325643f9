package io.penstock.data.statistics;

import io.penstock.columns.Column;
import io.penstock.columns.ExactSum;
import io.penstock.columns.Field;
import io.penstock.columns.NumericColumn;
import io.penstock.columns.TextColumn;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What was seen of one column by weight. */
final class WeightedCounts {

    private final Field field;
    private final boolean numeric;
    private ExactSum present = new ExactSum();
    private ExactSum missing = new ExactSum();
    private WeightedMoments moments = new WeightedMoments();
    private WeightBuckets buckets = new WeightBuckets();
    private WeightTexts texts = new WeightTexts();

    WeightedCounts(Field field) {
        this.field = field;
        this.numeric = ColumnCounts.of(field) instanceof NumericCounts;
    }

    void add(Column column, double[] weights) {
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) {
                missing.add(weights[row]);
            } else {
                present.add(weights[row]);
                addValue(column, row, weights[row]);
            }
        }
    }

    void merge(WeightedCounts other) {
        present.merge(other.present);
        missing.merge(other.missing);
        moments.merge(other.moments);
        buckets.merge(other.buckets);
        texts.merge(other.texts);
    }

    void encode(DataOutput out) throws IOException {
        ExactSums.write(out, present);
        ExactSums.write(out, missing);
        if (numeric) {
            moments.encode(out);
            buckets.encode(out);
        } else {
            texts.encode(out);
        }
    }

    void decode(DataInput in) throws IOException {
        present = ExactSums.read(in);
        missing = ExactSums.read(in);
        if (numeric) {
            moments = WeightedMoments.decode(in);
            buckets = WeightBuckets.decode(in);
        } else {
            texts = WeightTexts.decode(in);
        }
    }

    ColumnStatistics finish(ColumnStatistics seen, int topValues) {
        List<WeightedStatistics.ValueWeight> top = numeric ? heaviest(seen, topValues) : texts.heaviest(topValues);
        return seen.with(new WeightedStatistics(present.value(), missing.value(), numbers(), top));
    }

    /** Lists values only where they are listed without weights too: while each has a bucket of its own. */
    private List<WeightedStatistics.ValueWeight> heaviest(ColumnStatistics seen, int limit) {
        return seen.values().isPresent()
                ? buckets.heaviest(limit, value -> ValueText.of(field.type(), value))
                : List.of();
    }

    private void addValue(Column column, int row, double weight) {
        if (column instanceof NumericColumn numbers) {
            double value = numbers.asDouble(row);
            if (Double.isFinite(value)) {
                moments.add(value, weight);
                buckets.add(value, weight);
            }
        } else if (column instanceof TextColumn texted) {
            texts.add(texted, row, weight);
        }
    }

    private Optional<WeightedStatistics.WeightedNumbers> numbers() {
        if (!numeric || !buckets.hasWeight()) {
            return Optional.empty();
        }
        List<Double> deciles = buckets.quantiles(10, moments.min(), moments.max());
        return Optional.of(new WeightedStatistics.WeightedNumbers(
                moments.mean(), moments.standardDeviation(), deciles.get(5), deciles, buckets.rankError()));
    }
}
