package io.penstock.onnx;

import io.penstock.artifact.Digest;
import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.NumericColumn;
import io.penstock.columns.TextColumn;
import io.penstock.errors.DataException;
import io.penstock.model.ProblemType;
import io.penstock.model.Signature;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads the truth out of raw columns.
 *
 * @param problem what the labels mean
 * @param columns one for each label of the problem, or none
 */
record Labels(ProblemType problem, List<String> columns) {

    /** Returns the labels, row by row. */
    double[] of(Batch raw) {
        if (columns.isEmpty()) {
            throw new DataException(
                    "The model was imported without a label, so there is nothing to evaluate it by. Import it with OnnxMapping.withLabel(column), or withLabels for several.");
        }
        double[] labels = new double[raw.rows() * columns.size()];
        for (int label = 0; label < columns.size(); label++) {
            Column column = raw.column(columns.get(label));
            for (int row = 0; row < raw.rows(); row++) {
                labels[row * columns.size() + label] = column.isMissing(row) ? Double.NaN : value(label, column, row);
            }
        }
        return labels;
    }

    private double value(int label, Column column, int row) {
        if (column instanceof TextColumn texts) {
            return ofText(label, texts, row);
        }
        if (column instanceof NumericColumn numbers) {
            return checked(label, numbers.asDouble(row), row);
        }
        throw unfit(label, column);
    }

    private double ofText(int label, TextColumn texts, int row) {
        if (problem.labels().get(label).equals(Signature.QUERY)) {
            return query(texts.value(row));
        }
        if (problem instanceof ProblemType.Classification known) {
            int index = known.classes().indexOf(texts.value(row));
            if (index < 0) {
                throw wrong(label, texts.value(row), row, "one of the classes %s".formatted(known.classes()));
            }
            return index;
        }
        throw unfit(label, texts);
    }

    private double checked(int label, double value, int row) {
        if (problem instanceof ProblemType.Classification known
                && !(value >= 0 && value < known.classes().size() && value == Math.rint(value))) {
            throw wrong(label, value, row, "the index of one of the classes %s".formatted(known.classes()));
        }
        if (problem instanceof ProblemType.MultilabelClassification && value != 0 && value != 1) {
            throw wrong(label, value, row, "0 or 1");
        }
        return value;
    }

    /** The first 52 bits of a hash, which a double holds exactly, as a transform numbers queries. */
    private static double query(String text) {
        byte[] digest = Digest.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong() >>> 12;
    }

    private DataException wrong(int label, Object value, int row, String expected) {
        return new DataException(
                "Label '%s' is '%s' in row %d, which is not %s.".formatted(columns.get(label), value, row, expected));
    }

    private DataException unfit(int label, Column column) {
        return new DataException(
                "Label '%s' has type '%s', which does not fit a %s. Give a number, or a text for classes."
                        .formatted(columns.get(label), column.type(), problem));
    }
}
