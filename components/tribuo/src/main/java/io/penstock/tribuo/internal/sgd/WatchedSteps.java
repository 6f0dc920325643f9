package io.penstock.tribuo.internal.sgd;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import java.util.Optional;
import org.tribuo.math.Parameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.optimisers.AdaGrad;

/** AdaGrad, watched; begins from given parameters if there are any. */
final class WatchedSteps implements StochasticGradientOptimiser {

    private final AdaGrad steps;
    private final Watch<?> watch;
    private final Optional<Tensor> start;

    WatchedSteps(AdaGrad steps, Watch<?> watch, Optional<Tensor> start) {
        this.steps = steps;
        this.watch = watch;
        this.start = start;
    }

    /** Begins with a copy, since parameters are changed in place and a training may be done again. */
    @Override
    public void initialise(Parameters parameters) {
        start.ifPresent(tensor -> parameters.set(new Tensor[] {((DenseMatrix) tensor).copy()}));
        watch.begin(parameters);
        steps.initialise(parameters);
    }

    @Override
    public Tensor[] step(Tensor[] updates, double weight) {
        watch.step(weight);
        return steps.step(updates, weight);
    }

    @Override
    public void finalise() {
        watch.end();
        steps.finalise();
    }

    @Override
    public void reset() {
        steps.reset();
    }

    /** Tribuo trains with a copy, which is watched as well. */
    @Override
    public StochasticGradientOptimiser copy() {
        return new WatchedSteps(steps.copy(), watch, start);
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return steps.getProvenance();
    }

    @Override
    public String toString() {
        return steps.toString();
    }
}
