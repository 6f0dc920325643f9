package io.penstock.tribuo.internal.sgd;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.regression.sgd.RegressionObjective;

/** A loss of numbers, watched. */
final class WatchedNumberLoss implements RegressionObjective {

    private final RegressionObjective loss;
    private final Watch<DenseVector> watch;

    WatchedNumberLoss(RegressionObjective loss, Watch<DenseVector> watch) {
        this.loss = loss;
        this.watch = watch;
    }

    /** Tribuo 4 declares it still, and asks the other. */
    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // it is not ours to inline
    public Pair<Double, SGDVector> loss(DenseVector truth, SGDVector prediction) {
        return lossAndGradient(truth, prediction);
    }

    @Override
    public Pair<Double, SGDVector> lossAndGradient(DenseVector truth, SGDVector prediction) {
        return watch.lossAndGradient(truth, prediction);
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return loss.getProvenance();
    }

    @Override
    public String toString() {
        return loss.toString();
    }
}
