package io.penstock.tribuo;

import io.penstock.columns.Batch;
import io.penstock.columns.NumericColumn;
import io.penstock.examples.BatchReader;
import io.penstock.model.ProblemType;
import io.penstock.model.Signature;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Turns transformed examples into Tribuo's sparse rows: numbers by name, categories as {@code name=value} with value 1. */
final class TribuoRows {

    private final TrainingSet set;
    private final Slots slots;
    private final List<String> classes;
    private final MutableDataset<Label> rows;
    private final String[] names;
    private final double[] values;

    private TribuoRows(TrainingSet set) {
        this.set = set;
        this.slots = new Slots(set.signature().features());
        this.classes = classes(set.signature().problem());
        this.names = new String[slots.features()];
        this.values = new double[slots.features()];
        LabelFactory labels = new LabelFactory();
        this.rows = new MutableDataset<>(
                new SimpleDataSourceProvenance("split '" + set.train() + "' of transformed examples", labels), labels);
    }

    static MutableDataset<Label> read(TrainingSet set, TrainingContext context) throws InterruptedException {
        TribuoRows rows = new TribuoRows(set);
        double[] labels = TrainingLabels.read(set);
        int next = 0;
        try (BatchReader batches = set.examples().read(set.train(), columns(set.signature()))) {
            for (Batch batch : batches) {
                context.checkCancelled();
                rows.add(batch, labels, next);
                next += batch.rows();
            }
        }
        return rows.rows;
    }

    /** Returns the names of the classes in the order of their indices. */
    static List<String> classes(ProblemType problem) {
        return problem instanceof ProblemType.BinaryClassification binary
                ? List.of(binary.negative(), binary.positive())
                : ((ProblemType.MulticlassClassification) problem).classes();
    }

    private static List<String> columns(Signature signature) {
        List<String> names = new ArrayList<>();
        signature.features().forEach(feature -> names.add(feature.name()));
        return names;
    }

    private void add(Batch batch, double[] labels, int first) {
        NumericColumn[] columns =
                columns(set.signature()).stream().map(batch::numbers).toArray(NumericColumn[]::new);
        for (int row = 0; row < batch.rows(); row++) {
            Label label = new Label(classes.get((int) labels[first + row]));
            int size = fill(columns, row, first + row);
            rows.add(new ArrayExample<>(label, Arrays.copyOf(names, size), Arrays.copyOf(values, size)));
        }
    }

    /** Fills in the features of a row and returns their number. */
    private int fill(NumericColumn[] columns, int row, long position) {
        int size = 0;
        for (int i = 0; i < columns.length; i++) {
            double value = columns[i].asDouble(row);
            if (slots.isNumeric(i)) {
                names[size] = slots.name(slots.first(i));
                values[size++] = TrainingLabels.checked(value, slots.name(slots.first(i)), position, set);
            } else if (value >= 0) {
                names[size] = slots.name(slots.first(i) + (int) value);
                values[size++] = 1;
            }
        }
        return size == 0 ? nothing() : size;
    }

    /** Tribuo refuses a row without features; one that is 0 is the same to a linear model. */
    private int nothing() {
        names[0] = slots.name(0);
        values[0] = 0;
        return 1;
    }
}
