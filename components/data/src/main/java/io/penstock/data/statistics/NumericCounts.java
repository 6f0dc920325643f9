package io.penstock.data.statistics;

import io.penstock.columns.Column;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.ExactMoments;
import io.penstock.columns.Field;
import io.penstock.columns.LongColumn;
import io.penstock.columns.NumericColumn;
import io.penstock.data.statistics.ValueCounts.ValueCount;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was seen of a column that reads as numbers. */
final class NumericCounts extends ColumnCounts {

    private static final long EXACT_INTEGERS = 1L << 53;
    private static final int MAX_BYTES = 1 << 20;

    private ValueBuckets buckets = new ValueBuckets();

    /** Of all values, once buckets may come to hold several; until then the buckets know them. */
    private @Nullable ExactMoments moments;

    private long zeros;
    private long notANumber;
    private long positiveInfinity;
    private long negativeInfinity;
    private boolean beyondDoubles;

    NumericCounts(Field field) {
        super(field);
    }

    @Override
    void addValues(Column column, TextScratch scratch) {
        if (column instanceof LongColumn longs) {
            addLongs(longs);
        } else if (column instanceof DoubleColumn doubles) {
            addDoubles(doubles);
        } else {
            addNumbers((NumericColumn) column);
        }
    }

    @Override
    void mergeValues(ColumnCounts other) {
        NumericCounts more = (NumericCounts) other;
        if (moments != null || more.moments != null || buckets.size() + more.buckets.size() > ValueBuckets.LIMIT) {
            ExactMoments all = moments();
            all.merge(more.moments());
            moments = all;
        }
        buckets.merge(more.buckets);
        zeros += more.zeros;
        notANumber += more.notANumber;
        positiveInfinity += more.positiveInfinity;
        negativeInfinity += more.negativeInfinity;
        beyondDoubles |= more.beyondDoubles;
    }

    @Override
    void encodeValues(DataOutput out) throws IOException {
        buckets.encode(out);
        if (!buckets.isExact()) {
            byte[] bytes = moments().encode();
            Varints.writeBytes(out, bytes, 0, bytes.length);
        }
        Varints.write(out, zeros);
        Varints.write(out, notANumber);
        Varints.write(out, positiveInfinity);
        Varints.write(out, negativeInfinity);
        out.writeBoolean(beyondDoubles);
    }

    @Override
    void decodeValues(DataInput in) throws IOException {
        buckets = ValueBuckets.decode(in);
        moments = buckets.isExact() ? null : ExactMoments.decode(Varints.readBytes(in, MAX_BYTES));
        zeros = Varints.read(in);
        notANumber = Varints.read(in);
        positiveInfinity = Varints.read(in);
        negativeInfinity = Varints.read(in);
        beyondDoubles = in.readBoolean();
    }

    @Override
    ColumnStatistics finish(StatisticsOptions options) {
        Ranking ranking = buckets.ranking();
        return statistics(
                numbers(ranking, options.histogramBins()), Optional.empty(), values(ranking, options.topValues()));
    }

    /** Returns the counts of finite values. */
    ValueBuckets buckets() {
        return buckets;
    }

    long notANumber() {
        return notANumber;
    }

    long positiveInfinity() {
        return positiveInfinity;
    }

    long negativeInfinity() {
        return negativeInfinity;
    }

    /** Returns whether there are integers that share a double with others. */
    boolean isBeyondDoubles() {
        return beyondDoubles;
    }

    double min() {
        return moments().min();
    }

    double max() {
        return moments().max();
    }

    private ExactMoments moments() {
        return moments == null ? buckets.moments() : moments;
    }

    private void addLongs(LongColumn column) {
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                long value = column.value(row);
                beyondDoubles |= value > EXACT_INTEGERS || value < -EXACT_INTEGERS;
                addFinite((double) value);
            }
        }
    }

    private void addDoubles(DoubleColumn column) {
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                addDouble(column.value(row));
            }
        }
    }

    private void addNumbers(NumericColumn column) {
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                addDouble(column.asDouble(row));
            }
        }
    }

    private void addDouble(double value) {
        if (Double.isFinite(value)) {
            addFinite(value);
        } else if (Double.isNaN(value)) {
            notANumber++;
        } else if (value > 0) {
            positiveInfinity++;
        } else {
            negativeInfinity++;
        }
    }

    private void addFinite(double value) {
        double unsignedZero = value + 0.0;
        if (moments != null) {
            moments.add(unsignedZero);
        } else if (buckets.size() == ValueBuckets.LIMIT) {
            moments = buckets.moments();
            moments.add(unsignedZero);
        }
        buckets.add(unsignedZero);
        if (unsignedZero == 0) {
            zeros++;
        }
    }

    private Optional<NumericStatistics> numbers(Ranking ranking, int bins) {
        ExactMoments seen = moments();
        if (seen.count() == 0) {
            return Optional.empty();
        }
        double min = seen.min();
        double max = seen.max();
        return Optional.of(new NumericStatistics(
                seen.count(),
                seen.mean(),
                seen.standardDeviation(),
                min,
                ranking.quantiles(2, min, max).get(1),
                max,
                zeros,
                notANumber,
                positiveInfinity,
                negativeInfinity,
                ranking.quantiles(10, min, max),
                ranking.equalWidth(bins, min, max),
                ranking.equalDepth(ranking.quantiles(bins, min, max)),
                ranking.rankError()));
    }

    /** Lists values only while each has a bucket of its own. */
    private Optional<ValueCounts> values(Ranking ranking, int limit) {
        if (buckets.size() == 0 || !buckets.isExact() || beyondDoubles) {
            return Optional.empty();
        }
        List<ValueCount> top = IntStream.range(0, ranking.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(bucket -> -ranking.count(bucket))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(limit)
                .map(bucket ->
                        new ValueCount(ValueText.of(field().type(), ranking.value(bucket)), ranking.count(bucket)))
                .toList();
        return Optional.of(new ValueCounts(ranking.size(), true, 0, top));
    }
}
