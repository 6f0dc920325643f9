package io.penstock.tribuo.internal.growth;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import io.penstock.tribuo.internal.Checks;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.dtree.impurity.LabelImpurity;

/** The Gini index, which counts how often it is asked. */
final class CheckedGini implements LabelImpurity {

    private final GiniIndex gini = new GiniIndex();
    private final Checks checks;

    CheckedGini(Checks checks) {
        this.checks = checks;
    }

    @Override
    public double impurityNormed(double[] shares) {
        checks.count();
        return gini.impurityNormed(shares);
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return gini.getProvenance();
    }
}
