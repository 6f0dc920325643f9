package io.penstock.model.rows;

import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.ListColumn;
import io.penstock.columns.LongColumn;
import io.penstock.columns.NumericColumn;
import io.penstock.errors.DataException;
import io.penstock.model.Feature;
import io.penstock.model.Signature;
import java.util.List;

/** The features of some rows that stand in columns, as numbers in their slots. */
public final class FeatureBlock {

    private final Signature signature;
    private final Batch batch;
    private final String split;
    private final long first;

    /**
     * Takes the features of a batch.
     *
     * @param batch has a column per feature of the signature
     * @param split where the rows are, for messages
     * @param first the number of the first of the rows in the split
     */
    FeatureBlock(Signature signature, Batch batch, String split, long first) {
        this.signature = signature;
        this.batch = batch;
        this.split = split;
        this.first = first;
    }

    /** Returns the features of rows that are to be predicted; see {@link io.penstock.model.Scorer}. */
    public static FeatureBlock of(Signature signature, Batch features) {
        return new FeatureBlock(signature, features, "to predict", 0);
    }

    static List<String> columns(Signature signature) {
        return signature.features().stream().map(Feature::name).toList();
    }

    /** Takes the numbers of a block. */
    @FunctionalInterface
    public interface Cells {

        /**
         * Takes one number.
         *
         * @param row within the block, from 0
         * @param slot within the row's vector of features
         * @param value a finite number; an index for a category or a token, or what stands for none
         */
        void put(int row, int slot, double value);
    }

    /** Returns the number of rows. */
    public int rows() {
        return batch.rows();
    }

    /**
     * Gives every number, column after column.
     *
     * @param none stands for no category and for padding, for example -1 or NaN
     * @throws DataException if a numeric feature is not a finite number
     */
    public void forEach(double none, Cells cells) {
        int slot = 0;
        for (Feature feature : signature.features()) {
            Column column = batch.column(feature.name());
            if (feature instanceof Feature.Sequence sequence) {
                tokens((ListColumn) column, sequence, slot, none, cells);
            } else if (feature instanceof Feature.Categorical) {
                indices((NumericColumn) column, slot, none, cells);
            } else {
                numbers((NumericColumn) column, slot, cells);
            }
            slot += feature.slots();
        }
    }

    /**
     * Writes the vectors of features of all rows, one behind the other, as {@link io.penstock.model.Scorer} takes them.
     *
     * @param into receives {@link #rows} times {@link Signature#slots} numbers
     */
    public void copy(double[] into) {
        int slots = signature.slots();
        forEach(-1, (row, slot, value) -> into[row * slots + slot] = value);
    }

    private void numbers(NumericColumn column, int slot, Cells cells) {
        for (int row = 0; row < column.size(); row++) {
            double value = column.asDouble(row);
            if (!Double.isFinite(value)) {
                throw unusable(slot, value, row);
            }
            cells.put(row, slot, value);
        }
    }

    DataException unusable(int slot, double value, int row) {
        return TrainingRows.unusable(signature.features().get(feature(slot)).name(), value, first + row, split);
    }

    private static void indices(NumericColumn column, int slot, double none, Cells cells) {
        for (int row = 0; row < column.size(); row++) {
            double index = column.asDouble(row);
            cells.put(row, slot, index >= 0 ? index : none);
        }
    }

    private static void tokens(ListColumn column, Feature.Sequence sequence, int slot, double none, Cells cells) {
        LongColumn tokens = (LongColumn) column.elements();
        for (int row = 0; row < column.size(); row++) {
            int length = Math.min(column.length(row), sequence.length());
            for (int i = 0; i < sequence.length(); i++) {
                long token = i < length ? tokens.value(column.offset(row) + i) : -1;
                cells.put(row, slot + i, token >= 0 ? token : none);
            }
        }
    }

    private int feature(int slot) {
        int at = 0;
        int feature = 0;
        while (at < slot) {
            at += signature.features().get(feature++).slots();
        }
        return feature;
    }
}
