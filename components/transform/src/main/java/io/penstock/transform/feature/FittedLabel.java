package io.penstock.transform.feature;

import io.penstock.columns.RowType;
import io.penstock.model.ProblemType;
import io.penstock.transform.expression.Kernel;
import java.util.List;

/**
 * A label with what the training rows made of it.
 *
 * @param definition how it is computed
 * @param problem what its numbers mean
 */
public record FittedLabel(Label definition, ProblemType problem) {

    /** Makes the functions that compute it; see {@link Label#kernels}. */
    public List<Kernel> kernels(RowType rows) {
        return definition.kernels(problem, rows);
    }
}
