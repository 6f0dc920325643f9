package io.penstock.transform.feature;

import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.model.ProblemType;
import io.penstock.transform.expression.Condition;
import io.penstock.transform.expression.Kernel;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a row is strange, to judge by.
 *
 * @param condition holds for an anomaly
 */
public record Anomalies(Condition condition) implements Label {

    @Override
    public ProblemType problem() {
        return new ProblemType.AnomalyDetection(true);
    }

    @Override
    public Stream<String> columns() {
        return condition.columns();
    }

    @Override
    public Reducer<?, FittedLabel> analyzer(RowType rows) {
        condition.kernel(rows);
        return Analyzers.nothing(new FittedLabel(this, problem()));
    }

    @Override
    public List<Kernel> kernels(ProblemType fitted, RowType rows) {
        return List.of(condition.kernel(rows));
    }

    @Override
    public String toString() {
        return condition.toString();
    }
}
