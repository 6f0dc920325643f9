package io.penstock.tribuo.internal.rows;

import io.penstock.model.TrainingContext;
import io.penstock.model.rows.FeatureBlock;
import io.penstock.model.rows.TrainingRows;
import java.util.Arrays;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Turns transformed examples into Tribuo's sparse rows: numbers by name, categories as {@code name=value} with value 1. Rows that
 * weigh nothing are left out.
 */
public final class TribuoRows<T extends Output<T>> {

    private final Slots slots;
    private final Answers<T> answers;
    private final double[] weights;
    private final MutableDataset<T> rows;
    private final String[] names;
    private final double[] values;

    private TribuoRows(Slots slots, Answers<T> answers, double[] weights) {
        this.slots = slots;
        this.answers = answers;
        this.weights = weights;
        this.names = new String[slots.features()];
        this.values = new double[slots.features()];
        this.rows = new MutableDataset<>(
                new SimpleDataSourceProvenance("rows of transformed examples", answers.factory()), answers.factory());
    }

    /** Reads rows. */
    public static <T extends Output<T>> MutableDataset<T> read(
            TrainingRows from, Slots slots, Answers<T> answers, TrainingContext context) throws InterruptedException {
        TribuoRows<T> rows = new TribuoRows<>(slots, answers, from.weights());
        from.forEach(context, rows::add);
        return rows.rows;
    }

    /** Returns a vector of features as a row of Tribuo's that waits for its answer. */
    public static <T extends Output<T>> Example<T> row(Slots slots, OutputFactory<T> factory, double[] vector) {
        T unknown = factory.getUnknownOutput();
        return new TribuoRows<>(slots, new Answers<>(factory, row -> unknown), new double[0]).row(unknown, vector, 0);
    }

    private void add(FeatureBlock block, int first) {
        double[] vectors = new double[block.rows() * slots.features()];
        block.copy(vectors);
        for (int row = 0; row < block.rows(); row++) {
            double weight = weights[first + row];
            if (weight > 0) {
                ArrayExample<T> example = row(answers.of().apply(first + row), vectors, row * slots.features());
                example.setWeight((float) weight);
                rows.add(example);
            }
        }
    }

    private ArrayExample<T> row(T answer, double[] vectors, int from) {
        int size = 0;
        for (int i = 0; i < slots.features(); i++) {
            double value = vectors[from + i];
            if (slots.isNumeric(i)) {
                names[size] = slots.name(slots.first(i));
                values[size++] = value;
            } else if (value >= 0) {
                names[size] = slots.name(slots.first(i) + (int) value);
                values[size++] = 1;
            }
        }
        size = size == 0 ? nothing() : size;
        return new ArrayExample<>(answer, Arrays.copyOf(names, size), Arrays.copyOf(values, size));
    }

    /** Tribuo refuses a row without features; one that is 0 is the same to a linear model. */
    private int nothing() {
        names[0] = slots.name(0);
        values[0] = 0;
        return 1;
    }
}
