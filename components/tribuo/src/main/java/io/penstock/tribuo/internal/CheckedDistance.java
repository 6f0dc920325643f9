package io.penstock.tribuo.internal;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import org.tribuo.math.distance.Distance;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.protos.DistanceProto;

/** Euclid's distance, which counts how often it is asked. */
@SuppressWarnings("serial") // Tribuo declares distances so; Java never serializes it here
public final class CheckedDistance implements Distance {

    private final L2Distance distance = new L2Distance();
    private final transient Checks checks;

    /** Counts with some checks. */
    public CheckedDistance(Checks checks) {
        this.checks = checks;
    }

    @Override
    public double computeDistance(SGDVector left, SGDVector right) {
        checks.count();
        return distance.computeDistance(left, right);
    }

    @Override
    public DistanceProto serialize() {
        return distance.serialize();
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return distance.getProvenance();
    }
}
