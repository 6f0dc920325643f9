package io.penstock.evaluation.gate;

import io.penstock.evaluation.Evaluation;
import io.penstock.evaluation.SliceResult;
import io.penstock.model.Finding;
import io.penstock.model.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A policy held against an evaluation.
 *
 * @param policy the policy
 * @param evaluation the evaluation
 */
record Judgement(ReleasePolicy policy, Evaluation evaluation) {

    /** Returns what is to be said of releasing without a comparison, if the policy asks for one and there is none. */
    List<Finding> firstRelease() {
        boolean asked = policy.rules().stream().anyMatch(rule -> isGain(rule) && !rule.advisory());
        if (!asked || evaluation.incumbent().isPresent()) {
            return List.of();
        }
        boolean allowed = policy.firstRelease() == FirstRelease.ALLOW;
        String because = allowed
                ? "there is no incumbent yet, and the policy allows a first release"
                : "there is no incumbent to compare with, and the policy refuses a first release; firstRelease(ALLOW) allows it";
        return List.of(new Finding(
                "first release",
                allowed ? Outcome.PASS : Outcome.FAIL,
                false,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Finding.Sense.NONE,
                0,
                because));
    }

    /** Returns what is to be said of a rule: one finding, or one for each slice. */
    List<Finding> of(Rule rule) {
        if (rule.scope() instanceof Scope.EachSlice each) {
            return eachSlice(rule, each);
        }
        if (rule.scope() instanceof Scope.OneSlice one) {
            return List.of(evaluation
                    .slice(one.slice())
                    .map(result -> judged(rule, result))
                    .orElseGet(() -> new Case(rule, one.slice().toString(), 0).undecided(noSlice())));
        }
        return List.of(judged(rule, evaluation.overall()));
    }

    private List<Finding> eachSlice(Rule rule, Scope.EachSlice each) {
        List<Finding> findings = new ArrayList<>();
        boolean anyJudged = false;
        for (SliceResult result : evaluation.slices()) {
            if (each.covers(result)) {
                Case one = caseOf(rule, result);
                String obstacle = one.obstacle(evaluation, result);
                anyJudged |= obstacle.isEmpty();
                findings.add(obstacle.isEmpty() ? one.judge(evaluation, result) : small(one, obstacle));
            }
        }
        if (!anyJudged) {
            findings.add(new Case(rule, "each slice", 0)
                    .undecided(findings.isEmpty() ? noSlice() : "no slice could be judged"));
        }
        return findings;
    }

    private Finding small(Case one, String obstacle) {
        return policy.smallSlices() == SmallSlices.ADVISE
                ? one.advice().undecided(obstacle + "; the policy lets small slices advise only")
                : one.undecided(obstacle + "; the policy refuses slices that cannot be judged");
    }

    private Finding judged(Rule rule, SliceResult result) {
        Case one = caseOf(rule, result);
        String obstacle = one.obstacle(evaluation, result);
        return obstacle.isEmpty() ? one.judge(evaluation, result) : one.undecided(obstacle);
    }

    /** While a first release is allowed, a missing comparison is shown but does not count. */
    private Case caseOf(Rule rule, SliceResult result) {
        Case one = new Case(rule, result.slice().toString(), result.rows());
        boolean excused =
                isGain(rule) && evaluation.incumbent().isEmpty() && policy.firstRelease() == FirstRelease.ALLOW;
        return excused ? one.advice() : one;
    }

    private String noSlice() {
        return evaluation.slicings().isEmpty()
                ? "the evaluation has no slices; name columns in slicedBy()"
                : "no row is in it; the evaluation has slices by %s".formatted(evaluation.slicings());
    }

    private static boolean isGain(Rule rule) {
        return rule.demand() instanceof Demand.Gain;
    }
}
