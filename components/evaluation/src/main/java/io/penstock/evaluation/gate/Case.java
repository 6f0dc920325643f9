package io.penstock.evaluation.gate;

import io.penstock.evaluation.Evaluation;
import io.penstock.evaluation.Performance;
import io.penstock.evaluation.SliceResult;
import io.penstock.evaluation.metric.Interval;
import io.penstock.evaluation.metric.Measure;
import io.penstock.model.Finding;
import io.penstock.model.Finding.Sense;
import io.penstock.model.Verdict.Outcome;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One rule on one slice.
 *
 * @param rule the rule
 * @param slice the slice as text
 * @param rows how many rows it has
 */
record Case(Rule rule, String slice, long rows) {

    /** Returns this case as advice. */
    Case advice() {
        return new Case(rule.asAdvice(), slice, rows);
    }

    /** Returns why the rule cannot be evaluated, or an empty text. */
    String obstacle(Evaluation evaluation, SliceResult result) {
        if (rows < rule.rowsAtLeast()) {
            return "only %d rows, %d are required".formatted(rows, rule.rowsAtLeast());
        }
        String own = obstacle(result.model(), "");
        if (!own.isEmpty() || !(rule.demand() instanceof Demand.Gain gain)) {
            return own;
        }
        return result.incumbent()
                .map(other -> gain.relative() && figure(measure(other)) == 0
                        ? "the incumbent's figure is 0, of which nothing is a share"
                        : obstacle(other, "of the incumbent: "))
                .orElse(withoutIncumbent(evaluation));
    }

    /** Judges a case without obstacle. */
    Finding judge(Evaluation evaluation, SliceResult result) {
        Measure own = measure(result.model());
        if (rule.demand() instanceof Demand.AtLeast least) {
            return judge(own, least.bound(), Sense.AT_LEAST, "");
        }
        if (rule.demand() instanceof Demand.AtMost most) {
            return judge(own, most.bound(), Sense.AT_MOST, "");
        }
        Demand.Gain gain = (Demand.Gain) rule.demand();
        Measure others = measure(result.incumbent().orElseThrow());
        Measure gained = new Comparison(evaluation.better(rule.metric()), own, others).gain(gain.relative());
        String figures = "%s against %s of the incumbent: ".formatted(text(figure(own)), text(figure(others)));
        return judge(gained, gain.atLeast(), Sense.AT_LEAST, figures);
    }

    /** Returns that the evidence does not tell. */
    Finding undecided(String because) {
        Demand demand = rule.demand();
        double bound = demand instanceof Demand.AtLeast least
                ? least.bound()
                : demand instanceof Demand.AtMost most ? most.bound() : ((Demand.Gain) demand).atLeast();
        Sense sense = demand instanceof Demand.AtMost ? Sense.AT_MOST : Sense.AT_LEAST;
        return finding(Outcome.UNDECIDED, Measure.none(because), bound, sense, because);
    }

    private Finding judge(Measure measure, double bound, Sense sense, String before) {
        double value = figure(measure);
        Optional<Interval> interval = measure.interval();
        if (rule.confident() && interval.isEmpty()) {
            return finding(
                    Outcome.UNDECIDED, measure, bound, sense, before + "no interval of it is known; judge the figure");
        }
        Interval judged = rule.confident() ? interval.orElseThrow() : new Interval(value, value);
        boolean whole = sense == Sense.AT_LEAST ? judged.low() >= bound : judged.high() <= bound;
        boolean none = sense == Sense.AT_LEAST ? judged.high() < bound : judged.low() > bound;
        Outcome outcome = whole ? Outcome.PASS : none ? Outcome.FAIL : Outcome.UNDECIDED;
        return finding(outcome, measure, bound, sense, before + because(measure, bound, sense, outcome));
    }

    private String because(Measure measure, double bound, Sense sense, Outcome outcome) {
        String wanted = "%s %s".formatted(sense == Sense.AT_LEAST ? "at least" : "at most", text(bound));
        String value = text(figure(measure));
        if (rule.confident()) {
            Interval ends = measure.interval().orElseThrow();
            String where = outcome == Outcome.PASS ? "all of" : outcome == Outcome.FAIL ? "none of" : "only a part of";
            return "%s in [%s, %s], %s it %s".formatted(value, text(ends.low()), text(ends.high()), where, wanted);
        }
        return outcome == Outcome.PASS
                ? "%s is %s".formatted(value, wanted)
                : "%s, but %s is required".formatted(value, wanted);
    }

    private Finding finding(Outcome outcome, Measure measure, double bound, Sense sense, String because) {
        Optional<Interval> interval = measure.interval();
        return new Finding(
                title(),
                outcome,
                rule.advisory(),
                measure.value(),
                interval.map(ends -> OptionalDouble.of(ends.low())).orElse(OptionalDouble.empty()),
                interval.map(ends -> OptionalDouble.of(ends.high())).orElse(OptionalDouble.empty()),
                OptionalDouble.of(bound),
                sense,
                rows,
                because);
    }

    private String title() {
        if (!(rule.demand() instanceof Demand.Gain gain)) {
            return rule.metric() + ", " + slice;
        }
        return "%s gained over the incumbent%s, %s".formatted(rule.metric(), gain.relative() ? " by share" : "", slice);
    }

    private String withoutIncumbent(Evaluation evaluation) {
        return evaluation.incumbentObstacle().isEmpty()
                ? "there is no incumbent to compare with"
                : "the incumbent could not be measured: " + evaluation.incumbentObstacle();
    }

    private String obstacle(Performance performance, String whose) {
        Measure measure = measure(performance);
        return Double.isFinite(figure(measure))
                ? ""
                : whose + (measure.note().isEmpty() ? "no figure" : measure.note());
    }

    private Measure measure(Performance performance) {
        return performance
                .measure(rule.metric())
                .orElse(Measure.none("%s was not measured; add it to the evaluator with()".formatted(rule.metric())));
    }

    private static double figure(Measure measure) {
        return measure.value().orElse(Double.NaN);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
