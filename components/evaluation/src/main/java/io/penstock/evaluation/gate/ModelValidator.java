package io.penstock.evaluation.gate;

import io.penstock.Component;
import io.penstock.Definition;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.evaluation.Evaluation;
import io.penstock.evaluation.Evaluator;
import io.penstock.evaluation.metric.Metrics;
import io.penstock.model.BlessedModel;
import io.penstock.model.Finding;
import io.penstock.model.LatestBlessed;
import io.penstock.model.Model;
import io.penstock.model.ProblemSource;
import io.penstock.model.Verdict;
import io.penstock.model.Verdict.Outcome;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Blesses a model whose evaluation passes a policy; of any other the blessing is withheld, with the gates that failed.
 *
 * @param model the model
 * @param evaluation what was measured of it
 * @param policy what it must show
 */
public record ModelValidator(Port<Model> model, Port<Evaluation> evaluation, ReleasePolicy policy)
        implements Component<ModelValidator.Outputs> {

    private static final int REASONS = 3;

    /**
     * What a validator gives.
     *
     * @param blessed the model, withheld unless the verdict is {@code PASS}
     * @param verdict what was found, rule by rule
     */
    public record Outputs(Port<BlessedModel> blessed, Port<Verdict> verdict) implements io.penstock.Outputs {}

    /** A rule about a metric of our own that says nothing of the problem can never hold; metrics by other names may be a user's. */
    @Override
    public void check(Definition definition) {
        ProblemSource.of(evaluation, definition).ifPresent(problem -> {
            Set<String> known = new HashSet<>(Metrics.ofOthers(problem));
            if (definition.producer(evaluation).orElse(null) instanceof Evaluator evaluator) {
                evaluator.options().metrics().forEach(metric -> known.remove(metric.name()));
            }
            policy.rules().stream()
                    .map(Rule::metric)
                    .filter(known::contains)
                    .findFirst()
                    .ifPresent(metric -> {
                        throw new DefinitionException(
                                "A rule of the policy is about '%s', which says nothing of a model for %s, measured by '%s'."
                                        .formatted(metric, problem, evaluation.node()));
                    });
        });
    }

    @Override
    public void run(Outputs out, Execution execution) throws IOException {
        Model candidate = execution.read(model);
        Verdict verdict = judge(candidate, execution.read(evaluation), policy);
        execution.property(out.verdict(), "outcome", verdict.outcome().name());
        execution.write(out.verdict(), verdict);
        if (verdict.outcome() == Outcome.PASS) {
            execution.property(
                    out.blessed(),
                    LatestBlessed.MODEL_PROPERTY,
                    candidate.digest().text());
            execution.write(out.blessed(), BlessedModel.of(candidate, verdict));
        } else {
            execution.withhold(out.blessed(), reason(verdict));
        }
    }

    /**
     * Judges a model by its evaluation.
     *
     * @throws DataException if the evaluation is of another model
     */
    public static Verdict judge(Model candidate, Evaluation measured, ReleasePolicy policy) throws IOException {
        if (!measured.model().equals(candidate.digest())) {
            throw new DataException("The evaluation is of model %s, not of model %s. Evaluate the model to validate."
                    .formatted(measured.model().brief(), candidate.digest().brief()));
        }
        return policy.judge(measured);
    }

    /** Returns in one line why a verdict is not a pass. */
    static String reason(Verdict verdict) {
        List<Finding> required = verdict.findings().stream()
                .filter(finding -> !finding.advisory())
                .toList();
        if (required.isEmpty()) {
            return "the policy requires nothing, so that nothing was shown";
        }
        List<Finding> decisive = required.stream()
                .filter(finding -> finding.outcome() == verdict.outcome())
                .toList();
        String how = verdict.outcome() == Outcome.FAIL ? "failed" : "could not be decided";
        String rest = decisive.size() > REASONS ? ", and %d more".formatted(decisive.size() - REASONS) : "";
        return decisive.stream()
                .limit(REASONS)
                .map(finding -> finding.rule() + ": " + finding.because())
                .collect(Collectors.joining(
                        "; ", "%d of %d gates %s: ".formatted(decisive.size(), required.size(), how), rest));
    }
}
