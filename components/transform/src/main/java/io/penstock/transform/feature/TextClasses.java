package io.penstock.transform.feature;

import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.model.ProblemType;
import io.penstock.transform.expression.Kernel;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of several classes of a text.
 *
 * @param column its texts or integers are the classes, as for {@link Label.Classes}
 */
public record TextClasses(String column) implements Label {

    @Override
    public ProblemType problem() {
        return new ProblemType.TextClassification(List.of());
    }

    @Override
    public Stream<String> columns() {
        return Stream.of(column);
    }

    @Override
    public Reducer<?, FittedLabel> analyzer(RowType rows) {
        return Analyzers.then(
                new Label.Classes(column).analyzer(rows),
                fitted -> new FittedLabel(
                        this,
                        new ProblemType.TextClassification(((ProblemType.Classification) fitted.problem()).classes())));
    }

    @Override
    public List<Kernel> kernels(ProblemType fitted, RowType rows) {
        return List.of(LabelKernels.classIndex(column, (ProblemType.Classification) fitted, rows));
    }

    @Override
    public String toString() {
        return column;
    }
}
