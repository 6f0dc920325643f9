package io.penstock.tribuo.internal.sgd;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.util.VectorNormalizer;
import org.tribuo.multilabel.sgd.MultiLabelObjective;

/** A loss of tags, watched. */
final class WatchedTagLoss implements MultiLabelObjective {

    private final MultiLabelObjective loss;
    private final Watch<SGDVector> watch;

    WatchedTagLoss(MultiLabelObjective loss, Watch<SGDVector> watch) {
        this.loss = loss;
        this.watch = watch;
    }

    @Override
    public Pair<Double, SGDVector> lossAndGradient(SGDVector truth, SGDVector prediction) {
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
    public double threshold() {
        return loss.threshold();
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
