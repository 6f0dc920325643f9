package io.penstock.model.rows;

import io.penstock.columns.Batch;
import io.penstock.columns.NumericColumn;
import io.penstock.errors.DataException;
import io.penstock.examples.BatchReader;
import io.penstock.model.ProblemType;
import io.penstock.model.Signature;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * The rows of one split of a training set, checked: labels, weights and features are finite numbers, or the first that is not is
 * named. Immutable and thread-safe; every call reads the files anew.
 */
public final class TrainingRows {

    private final TrainingSet set;
    private final String split;
    private final Signature signature;
    private final int size;

    private TrainingRows(TrainingSet set, String split, int size) {
        this.set = set;
        this.split = split;
        this.signature = set.signature();
        this.size = size;
    }

    /**
     * Returns the rows of a split.
     *
     * @throws DataException if there are more than fit into an array
     */
    public static TrainingRows of(TrainingSet set, String split) {
        long rows = set.examples().rows(split);
        if (rows > Integer.MAX_VALUE - 8) {
            throw new DataException(
                    "Split '%s' has %d rows, more than can be held in memory. Sample it.".formatted(split, rows));
        }
        return new TrainingRows(set, split, (int) rows);
    }

    /** Returns the number of rows. */
    public int size() {
        return size;
    }

    /** Returns the length of a row's vector of features. */
    public int slots() {
        return signature.slots();
    }

    /** Returns whether some rows weigh more than others. */
    public boolean weighted() {
        return hasWeights() || set.classWeights().uneven();
    }

    /** A feature may have that name where rows have no weights. */
    private boolean hasWeights() {
        return set.examples().rowType().has(Signature.WEIGHT)
                && signature.features().stream()
                        .noneMatch(feature -> feature.name().equals(Signature.WEIGHT));
    }

    /**
     * Returns the labels, row by row as many as the problem has.
     *
     * @throws DataException if one is not a finite number, or there is nothing to learn since all rows to train on have the same
     */
    public double[] labels() {
        List<String> names = signature.problem().labels();
        double[] labels = new double[Math.multiplyExact(size, names.size())];
        for (int i = 0; i < names.size(); i++) {
            double[] column = column(names.get(i), Double::isFinite);
            for (int row = 0; row < size; row++) {
                labels[row * names.size() + i] = column[row];
            }
        }
        if (split.equals(set.train()) && !names.isEmpty()) {
            requireVariety(labels, names);
        }
        return labels;
    }

    /**
     * Returns what each row weighs: its weight times, in the split to train on, that of its class; 1 if neither is given.
     *
     * @throws DataException if one is not a finite number of at least 0, or all are 0
     */
    public double[] weights() {
        double[] weights = new double[size];
        Arrays.fill(weights, 1);
        if (hasWeights()) {
            System.arraycopy(column(Signature.WEIGHT, w -> w >= 0 && Double.isFinite(w)), 0, weights, 0, size);
        }
        if (split.equals(set.train()) && set.classWeights().uneven()) {
            set.classWeights().multiply(signature.problem(), labels(), weights);
        }
        if (size > 0 && Arrays.stream(weights).allMatch(weight -> weight == 0)) {
            throw new DataException(
                    "All %d rows of split '%s' have weight 0, so there is nothing to learn.".formatted(size, split));
        }
        return weights;
    }

    /** Takes blocks of rows, in their order. */
    @FunctionalInterface
    public interface BlockConsumer {

        /**
         * Takes a block.
         *
         * @param block its features
         * @param first the number of its first row in the split, from 0
         */
        void accept(FeatureBlock block, int first);
    }

    /**
     * Gives the features of all rows block by block, one of which is in memory at a time.
     *
     * @throws InterruptedException if the training was cancelled
     */
    public void forEach(TrainingContext context, BlockConsumer consumer) throws InterruptedException {
        int first = 0;
        List<String> names = FeatureBlock.columns(signature);
        try (BatchReader batches = set.examples().read(split, names)) {
            for (Batch batch : batches) {
                context.checkCancelled();
                consumer.accept(new FeatureBlock(signature, batch, split, first), first);
                first += batch.rows();
            }
        }
    }

    /**
     * Returns the vectors of features of all rows, one behind the other: the one copy that a framework needs which takes a matrix.
     *
     * @param none stands for no category and for padding, for example -1 or NaN
     */
    public float[] floats(float none, TrainingContext context) throws InterruptedException {
        int slots = slots();
        float[] matrix = new float[matrixLength(slots)];
        forEach(
                context,
                (block, first) -> block.forEach(none, (row, slot, value) -> {
                    float nearest = (float) value;
                    if (Float.isInfinite(nearest)) {
                        throw block.unusable(slot, value, row);
                    }
                    matrix[(first + row) * slots + slot] = nearest;
                }));
        return matrix;
    }

    /** Returns the vectors of features of all rows, one behind the other, in double precision; see {@link #floats}. */
    public double[] doubles(double none, TrainingContext context) throws InterruptedException {
        int slots = slots();
        double[] matrix = new double[matrixLength(slots)];
        forEach(
                context,
                (block, first) ->
                        block.forEach(none, (row, slot, value) -> matrix[(first + row) * slots + slot] = value));
        return matrix;
    }

    /**
     * Returns a column of the transformed examples, such as one feature.
     *
     * @throws DataException if a value is not a finite number
     */
    public double[] column(String name) {
        return column(name, Double::isFinite);
    }

    private double[] column(String name, DoublePredicate usable) {
        double[] values = new double[size];
        int next = 0;
        try (BatchReader batches = set.examples().read(split, List.of(name))) {
            for (Batch batch : batches) {
                NumericColumn numbers = batch.numbers(name);
                for (int row = 0; row < batch.rows(); row++) {
                    double value = numbers.asDouble(row);
                    if (!usable.test(value)) {
                        throw unusable(name, value, next, split);
                    }
                    values[next++] = value;
                }
            }
        }
        return values;
    }

    static DataException unusable(String column, double value, long row, String split) {
        return new DataException(
                "Column '%s' is '%s' in row %d of split '%s'. Training needs finite numbers%s: fill or leave out such rows."
                        .formatted(column, value, row, split, column.equals(Signature.WEIGHT) ? " of at least 0" : ""));
    }

    private int matrixLength(int slots) {
        long length = (long) size * slots;
        if (length > Integer.MAX_VALUE - 8) {
            throw new DataException(
                    "Split '%s' has %d rows of %d numbers, more than one array holds. Sample it, or use an estimator that reads batches."
                            .formatted(split, size, slots));
        }
        return (int) length;
    }

    private void requireVariety(double[] labels, List<String> names) {
        int width = names.size();
        boolean varies = IntStream.range(0, names.contains(Signature.QUERY) ? 1 : width)
                .anyMatch(i -> IntStream.range(1, size).anyMatch(row -> labels[row * width + i] != labels[i]));
        if (!varies) {
            throw new DataException(
                    "The label is '%s' in all %d rows of split '%s', so there is nothing to learn. Check the label and the split."
                            .formatted(named(labels[0]), size, split));
        }
    }

    private String named(double label) {
        return signature.problem() instanceof ProblemType.Classification classes
                ? classes.classes().get((int) label)
                : Double.toString(label);
    }
}
