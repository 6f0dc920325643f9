package io.penstock.transform.feature;

import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.model.ProblemType;
import io.penstock.transform.expression.Expression;
import io.penstock.transform.expression.Kernel;
import java.util.List;
import java.util.stream.Stream;

/**
 * The next values of a series.
 *
 * @param values in their order; rows where one is missing have no label
 */
public record NextValues(List<Expression> values) implements Label {

    /** Copies and checks the list. */
    public NextValues {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A forecast of no value cannot be learned. Name at least one.");
        }
    }

    @Override
    public ProblemType problem() {
        return new ProblemType.Forecasting(values.size());
    }

    @Override
    public Stream<String> columns() {
        return values.stream().flatMap(Expression::columns).distinct();
    }

    @Override
    public Reducer<?, FittedLabel> analyzer(RowType rows) {
        values.forEach(value -> value.kernel(rows));
        return Analyzers.nothing(new FittedLabel(this, problem()));
    }

    @Override
    public List<Kernel> kernels(ProblemType fitted, RowType rows) {
        return values.stream().map(value -> LabelKernels.finite(value, rows)).toList();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
