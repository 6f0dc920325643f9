package io.penstock.transform.feature;

import io.penstock.artifact.Digest;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.model.ProblemType;
import io.penstock.transform.expression.Expression;
import io.penstock.transform.expression.Kernel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A label with what the training rows made of it.
 *
 * @param definition how it is computed
 * @param problem what its numbers mean
 */
public record FittedLabel(Label definition, ProblemType problem) {

    /**
     * Makes the functions that compute it, one for each of the problem's labels: a class index or a number, NaN where it is missing.
     *
     * @throws DataException if a column that it needs is not there; the message lists the columns
     */
    public List<Kernel> kernels(RowType rows) {
        if (definition instanceof Label.Tags tags) {
            return tags.conditions().stream()
                    .map(condition -> condition.kernel(rows))
                    .toList();
        }
        if (definition instanceof Label.Next next) {
            return next.values().stream().map(value -> finite(value, rows)).toList();
        }
        if (definition instanceof Label.Relevance relevance) {
            return List.of(finite(relevance.value(), rows), query(relevance.query(), rows));
        }
        return definition instanceof Label.Unlabelled ? List.of() : List.of(kernel(rows));
    }

    private Kernel kernel(RowType rows) {
        if (definition instanceof Label.Binary binary) {
            return binary.condition().kernel(rows);
        }
        if (definition instanceof Label.Anomalies anomalies) {
            return anomalies.condition().kernel(rows);
        }
        if (definition instanceof Label.Quantity number) {
            return finite(number.value(), rows);
        }
        return definition instanceof Label.Classes classes
                ? classIndex(classes.column(), rows)
                : classIndex(((Label.TextClasses) definition).column(), rows);
    }

    /** Returns the problem of a label that has classes. */
    ProblemType.Classification classes() {
        return (ProblemType.Classification) problem;
    }

    /** The first 52 bits of a hash, which a double holds exactly: two of a million queries meet once in 9,000 data sets. */
    private static Kernel query(String column, RowType rows) {
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

    private static Kernel finite(Expression value, RowType rows) {
        Kernel kernel = value.kernel(rows);
        return row -> {
            double number = kernel.apply(row);
            return Double.isFinite(number) ? number : Double.NaN;
        };
    }

    private Kernel classIndex(String column, RowType rows) {
        List<String> classes = classes().classes();
        Map<String, Integer> indices = Terms.indices(classes);
        int slot = rows.requireIndex(column);
        return row -> {
            String text = row.text(slot);
            Integer index = text == null ? null : indices.get(text);
            return index == null ? Double.NaN : index;
        };
    }
}
