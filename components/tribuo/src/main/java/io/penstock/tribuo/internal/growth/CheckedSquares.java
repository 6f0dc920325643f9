package io.penstock.tribuo.internal.growth;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import io.penstock.tribuo.internal.Checks;
import java.util.List;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;
import org.tribuo.regression.rtree.impurity.RegressorImpurity;

/** The mean squared error, which counts how often it is asked. */
final class CheckedSquares implements RegressorImpurity {

    private final MeanSquaredError error = new MeanSquaredError();
    private final Checks checks;

    CheckedSquares(Checks checks) {
        this.checks = checks;
    }

    @Override
    public double impurity(float[] targets, float[] weights) {
        checks.count();
        return error.impurity(targets, weights);
    }

    @Override
    public ImpurityTuple impurityTuple(int[] indices, int size, float[] targets, float[] weights) {
        checks.count();
        return error.impurityTuple(indices, size, targets, weights);
    }

    @Override
    public ImpurityTuple impurityTuple(List<int[]> indices, float[] targets, float[] weights) {
        checks.count();
        return error.impurityTuple(indices, targets, weights);
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return error.getProvenance();
    }
}
