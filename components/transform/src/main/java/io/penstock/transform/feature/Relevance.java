package io.penstock.transform.feature;

import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import io.penstock.transform.expression.Expression;
import io.penstock.transform.expression.Kernel;
import java.util.List;
import java.util.stream.Stream;

/**
 * How relevant a row is.
 *
 * @param value at least 0; rows where it is missing have no label
 * @param query a column of integers or text, equal in the rows of one query
 */
public record Relevance(Expression value, String query) implements Label {

    @Override
    public ProblemType problem() {
        return new ProblemType.Ranking();
    }

    @Override
    public Stream<String> columns() {
        return Stream.concat(value.columns(), Stream.of(query)).distinct();
    }

    @Override
    public Reducer<?, FittedLabel> analyzer(RowType rows) {
        Vocabulary.requireCategories(query, rows);
        Label.Quantity amount = new Label.Quantity(value, Target.count()); // at least 0, and not all equal
        return Analyzers.then(amount.analyzer(rows), fitted -> new FittedLabel(this, problem()));
    }

    @Override
    public List<Kernel> kernels(ProblemType fitted, RowType rows) {
        return List.of(LabelKernels.finite(value, rows), LabelKernels.query(query, rows));
    }

    @Override
    public String toString() {
        return value + " within " + query;
    }
}
