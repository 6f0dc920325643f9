package io.penstock.evaluation.gate;

import static io.penstock.evaluation.gate.Evaluations.in;
import static io.penstock.evaluation.gate.Evaluations.slice;
import static io.penstock.evaluation.gate.Rule.atLeast;
import static io.penstock.evaluation.gate.Rule.atMost;
import static io.penstock.evaluation.gate.Rule.betterThanIncumbent;
import static io.penstock.evaluation.gate.Rule.noWorseThanIncumbent;
import static io.penstock.evaluation.gate.Rule.noWorseThanIncumbentByShare;
import static io.penstock.evaluation.metric.Metrics.auc;
import static io.penstock.evaluation.metric.Metrics.f1;
import static io.penstock.evaluation.metric.Metrics.logLoss;
import static io.penstock.evaluation.metric.Metrics.meanLabel;
import static io.penstock.evaluation.metric.Metrics.recall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.DefinitionException;
import io.penstock.evaluation.Evaluation;
import io.penstock.evaluation.metric.Measure;
import io.penstock.json.CanonicalJson;
import io.penstock.model.Finding;
import io.penstock.model.Verdict;
import io.penstock.model.Verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleasePolicyTest {

    private static final Evaluation ALONE = Evaluations.of(in(0.94, 0.93, 0.95));
    private static final Evaluation SLICED = Evaluations.of(
            in(0.94, 0.93, 0.95),
            slice("Card", 900, in(0.65, 0.62, 0.68)),
            slice("Cash", 4000, Measure.none("no positive rows")),
            slice("Other", 12, in(0.5, 0.2, 0.8)));

    private static Outcome outcome(Evaluation evaluation, Rule... rules) {
        return ReleasePolicy.require(rules).judge(evaluation).outcome();
    }

    private static Finding only(Evaluation evaluation, Rule rule) {
        List<Finding> findings = ReleasePolicy.require(rule).judge(evaluation).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @Test
    void aFigureOnTheBoundPasses() {
        assertThat(outcome(ALONE, atLeast(auc(), 0.94), atMost(logLoss(), 0.3))).isEqualTo(Outcome.PASS);
    }

    @Test
    void aFigureBeyondTheBoundFailsWithBothNumbers() {
        Finding finding = only(ALONE, atLeast(auc(), 0.96));

        assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(finding.rule()).isEqualTo("AUC, overall");
        assertThat(finding.because()).isEqualTo("0.9400, but at least 0.9600 is required");
        assertThat(finding.value()).hasValue(0.94);
        assertThat(finding.low()).hasValue(0.93);
        assertThat(finding.bound()).hasValue(0.96);
        assertThat(finding.rows()).isEqualTo(5000);
    }

    @Test
    void oneFailureIsEnough() {
        assertThat(outcome(ALONE, atLeast(auc(), 0.9), atMost(logLoss(), 0.2))).isEqualTo(Outcome.FAIL);
    }

    @Test
    void withoutRulesNothingIsDecided() {
        assertThat(outcome(ALONE)).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void adviceDoesNotCount() {
        assertThat(outcome(ALONE, atLeast(auc(), 0.9), atMost(logLoss(), 0.2).asAdvice()))
                .isEqualTo(Outcome.PASS);
        assertThat(outcome(ALONE, atLeast(auc(), 0.9).asAdvice())).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void aMetricThatWasNotMeasuredIsUndecided() {
        Finding finding = only(ALONE, atLeast(recall(0.7), 0.5));

        assertThat(finding.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(finding.because()).contains("recall at 0.7 was not measured", "with()");
    }

    @Test
    void aConfidentRuleJudgesTheWholeInterval() {
        assertThat(only(ALONE, atLeast(auc(), 0.92).confidently()).outcome()).isEqualTo(Outcome.PASS);
        assertThat(only(ALONE, atLeast(auc(), 0.935).confidently()).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(only(ALONE, atLeast(auc(), 0.951).confidently()).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(only(ALONE, atMost(auc(), 0.94).confidently()).because())
                .isEqualTo("0.9400 in [0.9300, 0.9500], only a part of it at most 0.9400");
    }

    @Test
    void aConfidentRuleWithoutAnIntervalIsUndecided() {
        assertThat(only(ALONE, atMost(logLoss(), 0.9).confidently()).outcome()).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void aNamedSliceIsJudgedByItself() {
        assertThat(outcome(SLICED, atLeast(auc(), 0.6).on("payment", "Card"))).isEqualTo(Outcome.PASS);
        assertThat(outcome(SLICED, atLeast(auc(), 0.7).on("payment", "Card"))).isEqualTo(Outcome.FAIL);
    }

    @Test
    void aNamedSliceThatIsNotThereIsUndecidedAndCounts() {
        Finding finding = only(SLICED, atLeast(auc(), 0.6).on("payment", "Cheque"));

        assertThat(finding.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(finding.advisory()).isFalse();
        assertThat(finding.because()).contains("no row is in it", "payment");
        assertThat(only(ALONE, atLeast(auc(), 0.6).on("payment", "Card")).because())
                .contains("slicedBy()");
    }

    @Test
    void aNamedSliceThatDoesNotTellTheMetricIsUndecidedAndCounts() {
        Finding finding = only(SLICED, atLeast(auc(), 0.6).on("payment", "Cash"));

        assertThat(finding.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(finding.because()).isEqualTo("no positive rows");
        assertThat(finding.advisory()).isFalse();
    }

    @Test
    void smallSlicesAreListedAndAdviseOnly() {
        Verdict verdict =
                ReleasePolicy.require(atLeast(auc(), 0.6).onEachSlice()).judge(SLICED);

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.findings())
                .extracting(Finding::outcome)
                .containsExactly(Outcome.PASS, Outcome.UNDECIDED, Outcome.UNDECIDED);
        assertThat(verdict.findings().get(2).because()).contains("only 12 rows, 100 are required", "advise only");
        assertThat(verdict.findings()).extracting(Finding::advisory).containsExactly(false, true, true);
    }

    @Test
    void smallSlicesMayKeepAModelFromPassing() {
        Verdict verdict = ReleasePolicy.require(atLeast(auc(), 0.6).onEachSlice())
                .smallSlices(SmallSlices.REFUSE)
                .judge(SLICED);

        assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void ifNoSliceCanBeJudgedTheRuleDoesNotPass() {
        assertThat(outcome(SLICED, atLeast(auc(), 0.6).onEachSlice().fromRows(10_000)))
                .isEqualTo(Outcome.UNDECIDED);
        assertThat(outcome(ALONE, atLeast(auc(), 0.6).onEachSlice())).isEqualTo(Outcome.UNDECIDED);
        assertThat(outcome(SLICED, atLeast(auc(), 0.6).onEachSlice("company"))).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void aChangeIsJudgedAgainstTheIncumbent() {
        Evaluation worse = Evaluations.against(ALONE, in(0.944, 0.93, 0.95));

        assertThat(outcome(worse, noWorseThanIncumbent(auc(), 0.005))).isEqualTo(Outcome.PASS);
        assertThat(outcome(worse, noWorseThanIncumbent(auc(), 0.003))).isEqualTo(Outcome.FAIL);
        assertThat(outcome(worse, noWorseThanIncumbentByShare(auc(), 0.005))).isEqualTo(Outcome.PASS);
        assertThat(outcome(worse, betterThanIncumbent(auc(), 0))).isEqualTo(Outcome.FAIL);
        assertThat(outcome(Evaluations.against(ALONE, Measure.of(0.9)), betterThanIncumbent(auc(), 0.03)))
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void ofALossLessIsBetter() {
        Evaluation equal = Evaluations.against(ALONE, Measure.of(0.9));

        assertThat(only(equal, betterThanIncumbent(logLoss(), 0)).outcome()).isEqualTo(Outcome.PASS);
        assertThat(only(equal, betterThanIncumbent(logLoss(), 0.1)).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void withoutAnIncumbentAComparisonIsRefusedUnlessTheFirstReleaseIsAllowed() {
        ReleasePolicy policy = ReleasePolicy.require(atLeast(auc(), 0.9), noWorseThanIncumbent(auc(), 0.005));

        assertThat(policy.judge(ALONE).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(policy.judge(ALONE).findings().get(0).because()).contains("firstRelease(ALLOW)");
        assertThat(policy.firstRelease(FirstRelease.ALLOW).judge(ALONE).outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void anAllowedFirstReleaseShowsTheComparisonAsUndecided() {
        Verdict verdict = ReleasePolicy.require(noWorseThanIncumbent(auc(), 0.005))
                .firstRelease(FirstRelease.ALLOW)
                .judge(ALONE);

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.findings())
                .extracting(Finding::rule)
                .containsExactly("first release", "AUC gained over the incumbent, overall");
        assertThat(verdict.findings().get(1).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(verdict.findings().get(1).advisory()).isTrue();
    }

    @Test
    void anAllowedFirstReleaseExcusesNothingElse() {
        ReleasePolicy policy = ReleasePolicy.require(atLeast(auc(), 0.99), noWorseThanIncumbent(auc(), 0.005))
                .firstRelease(FirstRelease.ALLOW);

        assertThat(policy.judge(ALONE).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void anIncumbentThatCouldNotBeMeasuredIsNoFirstRelease() {
        Verdict verdict = ReleasePolicy.require(noWorseThanIncumbent(auc(), 0.005))
                .firstRelease(FirstRelease.ALLOW)
                .judge(Evaluations.obstructed(ALONE, "it needs column 'x'"));

        assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(verdict.findings().get(0).because()).contains("it needs column 'x'");
    }

    @Test
    void whatHasNoDirectionCannotBeWorse() {
        assertThatThrownBy(() -> noWorseThanIncumbent(meanLabel(), 0.1)).isInstanceOf(DefinitionException.class);
    }

    @Test
    void aShareHasNoIntervalToBeConfidentOf() {
        assertThatThrownBy(() -> noWorseThanIncumbentByShare(f1(0.5), 0.1).confidently())
                .isInstanceOf(DefinitionException.class);
    }

    @Test
    void aPolicyIsReadBackFromItsJson() {
        ReleasePolicy policy = ReleasePolicy.require(
                        atLeast(auc(), 0.93).confidently(),
                        atLeast(auc(), 0.6).on("payment", "Card"),
                        atMost(logLoss(), 0.4).onEachSlice("payment").asAdvice())
                .and(noWorseThanIncumbent(auc(), 0.005))
                .firstRelease(FirstRelease.ALLOW)
                .smallSlices(SmallSlices.REFUSE);

        assertThat(CanonicalJson.read(CanonicalJson.write(policy), ReleasePolicy.class, "it"))
                .isEqualTo(policy);
    }
}
