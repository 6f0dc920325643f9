package io.penstock.tribuo.internal.sgd;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import org.tribuo.classification.sgd.LabelObjective;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.util.VectorNormalizer;

/** A loss of classes, watched. */
final class WatchedClassLoss implements LabelObjective {

    private final LabelObjective loss;
    private final Watch<Integer> watch;

    WatchedClassLoss(LabelObjective loss, Watch<Integer> watch) {
        this.loss = loss;
        this.watch = watch;
    }

    /** Tribuo 4 declares it still, and asks the other. */
    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // it is not ours to inline
    public Pair<Double, SGDVector> valueAndGradient(int truth, SGDVector prediction) {
        return lossAndGradient(truth, prediction);
    }

    @Override
    public Pair<Double, SGDVector> lossAndGradient(Integer truth, SGDVector prediction) {
        return watch.lossAndGradient(truth, prediction);
    }

    @Override
    public VectorNormalizer getNormalizer() {
        return loss.getNormalizer();
    }

    @Override
    public boolean isProbabilistic() {
        return loss.isProbabilistic();
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
