package io.penstock.evaluation.gate;

import io.penstock.evaluation.Evaluation;
import io.penstock.model.Finding;
import io.penstock.model.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a model must show to be released.
 *
 * <pre>{@code
 * ReleasePolicy.require(atLeast(auc(), 0.93), atLeast(auc(), 0.6).on("payment_type", "Credit Card"))
 *         .and(noWorseThanIncumbent(auc(), 0.005))
 *         .firstRelease(FirstRelease.ALLOW);
 * }</pre>
 *
 * <p>A rule that cannot be evaluated is undecided, never passed; without any rule the verdict is undecided.
 *
 * @param rules all of them; those that are not advisory must hold
 * @param firstRelease what rules against the incumbent say while there is none; {@code REFUSE} unless chosen
 * @param smallSlices what becomes of slices that cannot be judged; {@code ADVISE} unless chosen
 */
public record ReleasePolicy(List<Rule> rules, FirstRelease firstRelease, SmallSlices smallSlices) {

    /** Copies the rules. */
    public ReleasePolicy {
        rules = List.copyOf(rules);
    }

    /** Returns the policy that all of some rules hold. */
    public static ReleasePolicy require(Rule... rules) {
        return new ReleasePolicy(List.of(rules), FirstRelease.REFUSE, SmallSlices.ADVISE);
    }

    /** Returns this policy with more rules. */
    public ReleasePolicy and(Rule... more) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(Arrays.asList(more));
        return new ReleasePolicy(all, firstRelease, smallSlices);
    }

    /** Returns this policy with another answer while there is no incumbent. */
    public ReleasePolicy firstRelease(FirstRelease choice) {
        return new ReleasePolicy(rules, choice, smallSlices);
    }

    /** Returns this policy with another treatment of slices that cannot be judged. */
    public ReleasePolicy smallSlices(SmallSlices choice) {
        return new ReleasePolicy(rules, firstRelease, choice);
    }

    /** Judges the model of an evaluation, rule by rule. */
    public Verdict judge(Evaluation evaluation) {
        Judgement judgement = new Judgement(this, evaluation);
        List<Finding> findings = new ArrayList<>(judgement.firstRelease());
        rules.forEach(rule -> findings.addAll(judgement.of(rule)));
        return new Verdict(evaluation.model(), findings);
    }
}
