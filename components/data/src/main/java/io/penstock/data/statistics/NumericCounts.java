package io.penstock.data.statistics;

import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
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
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was seen of a column that reads as numbers. */
final class NumericCounts extends ColumnCounts {

    private static final long EXACT_INTEGERS = 1L << 53;
    private static final int EXACT_DIGITS = 15; // of which any decimal is told by its nearest double
    private static final int MAX_BYTES = 1 << 20;

    /** Types whose values are held as integers. */
    private static final Set<ColumnType> INTEGERS = Set.of(ColumnType.INT64, ColumnType.TIMESTAMP, ColumnType.DATE);

    private static final long LOWEST_OF_EXPONENT = 1L << 52;
    private static final long EXPONENT = 0x7FFL << 52;

    private ValueBuckets buckets = new ValueBuckets();

    /** Of all values, once buckets may come to hold several; until then the buckets know them. */
    private @Nullable ExactMoments moments;

    /** Of all values, once buckets may not tell them apart; until then the buckets know them. */
    private @Nullable DistinctNumbers distinct;

    private final int mostDistinct;

    /** Whether different values of the type may be one double, which is all that is looked at. */
    private final boolean sharesDoubles;

    private long zeros;
    private long notANumber;
    private long positiveInfinity;
    private long negativeInfinity;
    private boolean beyondDoubles;

    /**
     * Begins.
     *
     * @param mostDistinct how many distinct values are counted exactly; 0 if those that have no buckets are of no interest
     */
    NumericCounts(Field field, int mostDistinct) {
        super(field);
        this.sharesDoubles = field.type() instanceof ColumnType.Decimal decimal && decimal.precision() > EXACT_DIGITS;
        this.mostDistinct = sharesDoubles ? 0 : mostDistinct;
    }

    @Override
    void addValues(Column column, TextScratch scratch) {
        if (column instanceof LongColumn longs) {
            addBeyondDoubles(longs);
        }
        double[] values = scratch.numbers();
        int present = ((NumericColumn) column).copyPresent(values);
        addFinite(values, areFinite(values, present) ? present : keepFinite(values, present));
    }

    @Override
    void mergeValues(ColumnCounts other) {
        NumericCounts more = (NumericCounts) other;
        boolean fits = buckets.size() + more.buckets.size() <= ValueBuckets.LIMIT;
        boolean isTold = distinct == null && isToldByBuckets() && more.isToldByBuckets() && fits;
        if (mostDistinct > 0 && !isTold) {
            DistinctNumbers all = distinct();
            all.merge(more.distinct());
            distinct = all;
        }
        if (moments != null || more.moments != null || !fits) {
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
        out.writeBoolean(beyondDoubles);
        if (mostDistinct > 0 && !isToldByBuckets()) {
            distinct().encode(out);
        }
        Varints.write(out, zeros);
        Varints.write(out, notANumber);
        Varints.write(out, positiveInfinity);
        Varints.write(out, negativeInfinity);
    }

    @Override
    void decodeValues(DataInput in) throws IOException {
        buckets = ValueBuckets.decode(in);
        moments = buckets.isExact() ? null : ExactMoments.decode(Varints.readBytes(in, MAX_BYTES));
        beyondDoubles = in.readBoolean();
        distinct = mostDistinct == 0 || isToldByBuckets() ? null : DistinctNumbers.decode(in, mostDistinct);
        zeros = Varints.read(in);
        notANumber = Varints.read(in);
        positiveInfinity = Varints.read(in);
        negativeInfinity = Varints.read(in);
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

    /** Returns whether the buckets tell all values apart. */
    private boolean isToldByBuckets() {
        return buckets.isExact() && !beyondDoubles && !sharesDoubles;
    }

    /** Returns the distinct values so far, those of the buckets unless more are known. */
    private DistinctNumbers distinct() {
        if (distinct != null) {
            return distinct;
        }
        DistinctNumbers known = new DistinctNumbers(mostDistinct);
        buckets.forEachValue(value -> known.add(key(value)));
        return known;
    }

    private void addDistinct(double[] values, int from, int to) {
        DistinctNumbers all = distinct();
        for (int i = from; i < to; i++) {
            all.add(key(values[i]));
        }
        distinct = all;
    }

    /** Returns an integer that stands for a value, its own if it is one. */
    private long key(double value) {
        return INTEGERS.contains(field().type()) ? (long) value : ValueBuckets.orderOf(value);
    }

    /** Notices integers that share a double with others; from then on integers are told apart by themselves. */
    private void addBeyondDoubles(LongColumn column) {
        boolean any = anyBeyondDoubles(column);
        if (mostDistinct > 0 && (any || beyondDoubles)) {
            DistinctNumbers all = distinct();
            for (int row = 0; row < column.size(); row++) {
                if (!column.isMissing(row)) {
                    all.add(column.value(row));
                }
            }
            distinct = all;
        }
        beyondDoubles |= any;
    }

    private static boolean anyBeyondDoubles(LongColumn column) {
        boolean any = false;
        for (int row = 0; row < column.size(); row++) {
            any |= isBeyondDoubles(column.value(row));
        }
        for (int row = 0; any && row < column.size(); row++) { // of a missing row the value says nothing
            if (!column.isMissing(row) && isBeyondDoubles(column.value(row))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBeyondDoubles(long value) {
        return value > EXACT_INTEGERS || value < -EXACT_INTEGERS;
    }

    /** Looks at the exponents, of which that of infinities and NaN has all bits set, without a branch for each value. */
    private static boolean areFinite(double[] values, int count) {
        long largest = 0;
        for (int i = 0; i < count; i++) {
            largest |= (Double.doubleToRawLongBits(values[i]) & EXPONENT) + LOWEST_OF_EXPONENT;
        }
        return largest >= 0;
    }

    /** Counts the values that are not finite, moves the others to the front and returns their number. */
    private int keepFinite(double[] values, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            double value = values[i];
            if (Double.isFinite(value)) {
                values[kept++] = value;
            } else if (Double.isNaN(value)) {
                notANumber++;
            } else if (value > 0) {
                positiveInfinity++;
            } else {
                negativeInfinity++;
            }
        }
        return kept;
    }

    private void addFinite(double[] values, int count) {
        int zero = 0;
        for (int i = 0; i < count; i++) {
            values[i] += 0.0; // makes one of both zeros
            zero += values[i] == 0 ? 1 : 0;
        }
        zeros += zero;
        int alone = moments == null ? buckets.addWhileBelow(ValueBuckets.LIMIT, values, 0, count) : 0;
        if (mostDistinct > 0 && !beyondDoubles && (distinct != null || alone < count)) {
            addDistinct(values, distinct == null ? alone : 0, count);
        }
        if (alone < count) {
            ExactMoments all = moments();
            all.addAll(values, alone, count);
            moments = all;
            buckets.addAll(values, alone, count);
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
                distinctValues(),
                zeros,
                notANumber,
                positiveInfinity,
                negativeInfinity,
                ranking.quantiles(10, min, max),
                ranking.equalWidth(bins, min, max),
                ranking.equalDepth(ranking.quantiles(bins, min, max)),
                ranking.rankError()));
    }

    private Optional<DistinctValues> distinctValues() {
        if (isToldByBuckets()) {
            return Optional.of(new DistinctValues(buckets.size(), true));
        }
        return mostDistinct == 0
                ? Optional.empty()
                : Optional.of(new DistinctValues(distinct().count(), distinct().isExact()));
    }

    /** Lists values only while each has a bucket of its own. */
    private Optional<ValueCounts> values(Ranking ranking, int limit) {
        if (buckets.size() == 0 || !isToldByBuckets()) {
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
