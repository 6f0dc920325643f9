package io.penstock.transform.feature;

import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.model.ProblemType;
import io.penstock.transform.expression.Expression;
import io.penstock.transform.expression.Kernel;
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
     * Makes the function that computes it: a class index or a number, NaN where it is missing.
     *
     * @throws DataException if a column that it needs is not there; the message lists the columns
     */
    public Kernel kernel(RowType rows) {
        if (definition instanceof Label.Binary binary) {
            return binary.condition().kernel(rows);
        }
        return definition instanceof Label.Quantity number
                ? finite(number.value(), rows)
                : classIndex(((Label.Classes) definition).column(), rows);
    }

    private static Kernel finite(Expression value, RowType rows) {
        Kernel kernel = value.kernel(rows);
        return row -> {
            double number = kernel.apply(row);
            return Double.isFinite(number) ? number : Double.NaN;
        };
    }

    private Kernel classIndex(String column, RowType rows) {
        List<String> classes = ((ProblemType.MulticlassClassification) problem).classes();
        Map<String, Integer> indices = Terms.indices(classes);
        int slot = rows.requireIndex(column);
        return row -> {
            String text = row.text(slot);
            Integer index = text == null ? null : indices.get(text);
            return index == null ? Double.NaN : index;
        };
    }
}
