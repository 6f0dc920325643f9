package io.penstock.data.statistics;

import io.penstock.columns.ExactSum;
import io.penstock.data.statistics.PairStatistics.NumericPair;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sums of products of every two of some columns. The sums of one column over the rows that it shares with another are those over
 * all its rows, less those over rows where the other is missing, of which there are usually few.
 */
final class Comoments {

    private final int columns;

    /** Of each column over all its rows. */
    private final Powers[] alone;

    /** At {@code i * columns + j}: of column i over rows without column j; null if there are none. */
    private final @Nullable Powers[] without;

    /** At {@code i * columns + j}, {@code i < j}: the products. */
    private final ExactSum[] products;

    Comoments(int columns) {
        this.columns = columns;
        this.alone = new Powers[columns];
        this.without = new @Nullable Powers[columns * columns];
        this.products = new ExactSum[columns * columns];
        for (int i = 0; i < columns; i++) {
            alone[i] = new Powers();
            for (int j = i + 1; j < columns; j++) {
                products[i * columns + j] = new ExactSum();
            }
        }
    }

    void add(List<PresentNumbers> batch) {
        for (int i = 0; i < columns; i++) {
            alone[i].addAll(batch.get(i).values());
            for (int j = 0; j < columns; j++) {
                if (i < j) {
                    addProducts(
                            products[i * columns + j],
                            batch.get(i).values(),
                            batch.get(j).values());
                }
                if (i != j && !batch.get(j).isComplete()) {
                    addWithout(
                            i * columns + j, batch.get(i).values(), batch.get(j).values());
                }
            }
        }
    }

    void merge(Comoments other) {
        for (int i = 0; i < columns; i++) {
            alone[i].merge(other.alone[i]);
            for (int j = i + 1; j < columns; j++) {
                products[i * columns + j].merge(other.products[i * columns + j]);
            }
        }
        for (int at = 0; at < without.length; at++) {
            Powers more = other.without[at];
            if (more != null) {
                without(at).merge(more);
            }
        }
    }

    /** Returns what is known of a pair, if it has rows in common. */
    Optional<NumericPair> pair(int i, int j, String first, String second) {
        Sums x = sums(i, j);
        Sums y = sums(j, i);
        if (x.rows() == 0) {
            return Optional.empty();
        }
        Optional<BigDecimal> product = products[i * columns + j].exact();
        if (product.isEmpty()) {
            return Optional.of(new NumericPair(first, second, x.rows(), Double.NaN, Double.NaN));
        }
        BigDecimal n = BigDecimal.valueOf(x.rows());
        BigDecimal shared = n.multiply(product.get()).subtract(x.sum().multiply(y.sum()));
        double covariance = shared.divide(n.pow(2), MathContext.DECIMAL128).doubleValue();
        return Optional.of(new NumericPair(first, second, x.rows(), covariance, correlation(shared, x, y)));
    }

    void encode(DataOutput out) throws IOException {
        for (int i = 0; i < columns; i++) {
            alone[i].encode(out);
            for (int j = 0; j < columns; j++) {
                if (i < j) {
                    ExactSums.write(out, products[i * columns + j]);
                }
                Powers lacking = without[i * columns + j];
                out.writeBoolean(lacking != null);
                if (lacking != null) {
                    lacking.encode(out);
                }
            }
        }
    }

    void decode(DataInput in) throws IOException {
        for (int i = 0; i < columns; i++) {
            alone[i] = Powers.decode(in);
            for (int j = 0; j < columns; j++) {
                if (i < j) {
                    products[i * columns + j] = ExactSums.read(in);
                }
                without[i * columns + j] = in.readBoolean() ? Powers.decode(in) : null;
            }
        }
    }

    private Powers without(int at) {
        Powers found = without[at];
        if (found == null) {
            found = new Powers();
            without[at] = found;
        }
        return found;
    }

    private void addWithout(int at, double[] values, double[] other) {
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(other[row]) && !Double.isNaN(values[row])) {
                without(at).add(values[row]);
            }
        }
    }

    private static void addProducts(ExactSum sum, double[] values, double[] other) {
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row]) && !Double.isNaN(other[row])) {
                sum.addProduct(values[row], other[row]);
            }
        }
    }

    private Sums sums(int i, int j) {
        Powers all = alone[i];
        Powers lacking = without[i * columns + j];
        return lacking == null ? all.sums() : all.sums().minus(lacking.sums());
    }

    private static double correlation(BigDecimal shared, Sums x, Sums y) {
        BigDecimal spreads =
                x.spread().flatMap(one -> y.spread().map(one::multiply)).orElse(BigDecimal.ZERO);
        return spreads.signum() <= 0
                ? Double.NaN
                : shared.divide(spreads.sqrt(MathContext.DECIMAL128), MathContext.DECIMAL128)
                        .doubleValue();
    }

    /** Count, sum and sum of squares, the latter two exact. */
    private static final class Powers {

        private long rows;
        private ExactSum first = new ExactSum();
        private ExactSum second = new ExactSum();

        void addAll(double[] values) {
            for (double value : values) {
                if (!Double.isNaN(value)) {
                    add(value);
                }
            }
        }

        void add(double value) {
            rows++;
            first.add(value);
            second.addProduct(value, value);
        }

        void merge(Powers other) {
            rows += other.rows;
            first.merge(other.first);
            second.merge(other.second);
        }

        Sums sums() {
            return new Sums(rows, first.exact().orElseThrow(), second.exact());
        }

        void encode(DataOutput out) throws IOException {
            Varints.write(out, rows);
            ExactSums.write(out, first);
            ExactSums.write(out, second);
        }

        static Powers decode(DataInput in) throws IOException {
            Powers decoded = new Powers();
            decoded.rows = Varints.read(in);
            decoded.first = ExactSums.read(in);
            decoded.second = ExactSums.read(in);
            return decoded;
        }
    }

    /**
     * The sums of finite numbers.
     *
     * @param rows their number
     * @param sum of them
     * @param squares sum of their squares, empty if one of these is beyond doubles
     */
    private record Sums(long rows, BigDecimal sum, Optional<BigDecimal> squares) {

        Sums minus(Sums other) {
            Optional<BigDecimal> rest = squares.isEmpty() || other.squares.isEmpty()
                    ? Optional.empty()
                    : Optional.of(squares.get().subtract(other.squares.get()));
            return new Sums(rows - other.rows, sum.subtract(other.sum), rest);
        }

        /** Returns {@code n sum(x²) - sum(x)²}. */
        Optional<BigDecimal> spread() {
            return squares.map(
                    seconds -> BigDecimal.valueOf(rows).multiply(seconds).subtract(sum.pow(2)));
        }
    }
}
