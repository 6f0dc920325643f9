package io.penstock.transform.feature;

import io.penstock.artifact.Digest;
import io.penstock.columns.RowType;
import io.penstock.model.ProblemType;
import io.penstock.transform.expression.Expression;
import io.penstock.transform.expression.Kernel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Functions that several kinds of label compute with. */
final class LabelKernels {

    private LabelKernels() {}

    /** Returns the value of an expression, NaN where it is not a finite number. */
    static Kernel finite(Expression value, RowType rows) {
        Kernel kernel = value.kernel(rows);
        return row -> {
            double number = kernel.apply(row);
            return Double.isFinite(number) ? number : Double.NaN;
        };
    }

    /** Returns the index of a row's class, NaN where it is none of the problem's. */
    static Kernel classIndex(String column, ProblemType.Classification problem, RowType rows) {
        Map<String, Integer> indices = Terms.indices(problem.classes());
        int slot = rows.requireIndex(column);
        return row -> {
            String text = row.text(slot);
            Integer index = text == null ? null : indices.get(text);
            return index == null ? Double.NaN : index;
        };
    }

    /** Returns the first 52 bits of a hash, which a double holds exactly: two of a million queries meet once in 9,000 data sets. */
    static Kernel query(String column, RowType rows) {
        int slot = rows.requireIndex(column);
        return row -> {
            String text = row.text(slot);
            return text == null ? Double.NaN : hash(text);
        };
    }

    private static double hash(String text) {
        byte[] digest = Digest.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong() >>> 12;
    }
}
