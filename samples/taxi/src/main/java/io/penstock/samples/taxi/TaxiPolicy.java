package io.penstock.samples.taxi;

import static io.penstock.evaluation.gate.Rule.atLeast;
import static io.penstock.evaluation.gate.Rule.atMost;
import static io.penstock.evaluation.gate.Rule.noWorseThanIncumbent;
import static io.penstock.evaluation.metric.Metrics.auc;
import static io.penstock.evaluation.metric.Metrics.logLoss;

import io.penstock.evaluation.gate.FirstRelease;
import io.penstock.evaluation.gate.ReleasePolicy;

/** What a model must show before it is released. */
public final class TaxiPolicy {

    /** The log loss of someone who always says one half, ln 2. */
    private static final double COIN = Math.log(2);

    private TaxiPolicy() {}

    /**
     * Returns the policy. The figure of all trips proves little: who pays cash leaves no tip that anyone recorded, so that the
     * rule "paid by card" alone reaches an AUC of 0.93. Therefore a floor stands on the trips that were paid by card.
     */
    public static ReleasePolicy release() {
        return ReleasePolicy.require(
                        atLeast(auc(), 0.94).confidently(),
                        atMost(logLoss(), 0.25),
                        atLeast(auc(), 0.6).on("payment_type", "Credit Card").confidently())
                .and(noWorseThanIncumbent(auc(), 0.005))
                .and(atMost(logLoss(), COIN).onEachSlice("payment_type").asAdvice())
                .firstRelease(FirstRelease.ALLOW);
    }
}
