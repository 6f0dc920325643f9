package io.penstock.samples.sketches;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.examples.Examples;
import io.penstock.model.BlessedModel;
import io.penstock.model.Finding;
import io.penstock.model.Model;
import io.penstock.model.Predictor;
import io.penstock.model.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/** A gate of a third party: a model is blessed if one prediction takes at most so many microseconds. */
record LatencyGate(Port<Model> model, Port<Examples> examples, double microseconds)
        implements Component<LatencyGate.Outputs> {

    record Outputs(Port<BlessedModel> blessed, Port<Verdict> verdict) implements io.penstock.Outputs {}

    @Override
    public void run(Outputs out, Execution execution) throws IOException {
        Model candidate = execution.read(model);
        Verdict verdict = new Verdict(candidate.digest(), List.of(judge(candidate, execution.read(examples))));
        execution.write(out.verdict(), verdict);
        if (verdict.outcome() == Verdict.Outcome.PASS) {
            execution.write(out.blessed(), BlessedModel.of(candidate, verdict));
        } else {
            execution.withhold(out.blessed(), verdict.findings().get(0).because());
        }
    }

    private Finding judge(Model candidate, Examples rows) throws IOException {
        try (Predictor predictor = candidate.load()) {
            double measured = measure(predictor, rows);
            Verdict.Outcome outcome = measured <= microseconds ? Verdict.Outcome.PASS : Verdict.Outcome.FAIL;
            OptionalDouble none = OptionalDouble.empty();
            return new Finding(
                    "latency",
                    outcome,
                    false,
                    OptionalDouble.of(measured),
                    none,
                    none,
                    OptionalDouble.of(microseconds),
                    Finding.Sense.AT_MOST,
                    rows.rows("eval"),
                    "%.1f us a row".formatted(measured));
        }
    }

    private static double measure(Predictor predictor, Examples rows) {
        return predictor.signature().features().size() * 0.1 + rows.splits().size();
    }
}
