package io.penstock.transform.feature;

import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.model.ProblemType;
import io.penstock.transform.expression.Kernel;
import java.util.List;
import java.util.stream.Stream;

/**
 * No label.
 *
 * @param problem what is learned without
 */
public record Unlabelled(ProblemType problem) implements Label {

    /** Checks that the problem needs no label. */
    public Unlabelled {
        if (!problem.labels().isEmpty()) {
            throw new IllegalArgumentException("A %s needs a label.".formatted(problem));
        }
    }

    @Override
    public Stream<String> columns() {
        return Stream.of();
    }

    @Override
    public Reducer<?, FittedLabel> analyzer(RowType rows) {
        return Analyzers.nothing(new FittedLabel(this, problem));
    }

    @Override
    public List<Kernel> kernels(ProblemType fitted, RowType rows) {
        return List.of();
    }

    @Override
    public String toString() {
        return "none";
    }
}
