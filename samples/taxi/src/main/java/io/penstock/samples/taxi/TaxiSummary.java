package io.penstock.samples.taxi;

import io.penstock.evaluation.Evaluation;
import io.penstock.model.Finding;
import io.penstock.model.Verdict;
import io.penstock.release.PushedModel;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.RunReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a person sees of a run in a terminal.
 *
 * @param report of the run
 * @param out the terminal
 */
record TaxiSummary(RunReport report, PrintStream out) {

    private static final int WORST_SLICES = 3;

    /** Prints the nodes, the metrics and the gates. */
    void print() {
        out.println();
        out.print(report.table());
        artifact("evaluator", Evaluation.class).ifPresent(this::printMetrics);
        artifact("model-validator", Verdict.class).ifPresent(this::printGates);
        out.println();
    }

    /**
     * Prints where the model is and how to ask it.
     *
     * @param home where the command goes
     * @return whether a model is serving
     */
    boolean printModel(Path home, Path serving) throws IOException {
        Optional<PushedModel> pushed = artifact("pusher", PushedModel.class);
        if (pushed.isEmpty()) {
            out.println("No model was pushed: " + report.node("pusher").reason());
            return false;
        }
        PushedModel model = pushed.get();
        out.println("Model %s is version %d in %s (%s). Ask it:"
                .formatted(
                        model.model().brief(),
                        model.version(),
                        serving,
                        model.how().text()));
        out.println("  " + AskCommand.write(home, serving));
        return true;
    }

    private void printMetrics(Evaluation evaluation) {
        out.println();
        out.print(evaluation.toText(WORST_SLICES));
    }

    private void printGates(Verdict verdict) {
        out.println();
        out.println("gates: " + verdict.outcome());
        verdict.findings().forEach(this::printGate);
    }

    private void printGate(Finding finding) {
        out.println("%-9s  %s: %s, %s%s"
                .formatted(
                        finding.outcome(),
                        finding.rule(),
                        number(finding.value()),
                        bound(finding),
                        finding.advisory() ? " (advisory)" : ""));
        out.println("           " + finding.because());
    }

    private static String bound(Finding finding) {
        return switch (finding.sense()) {
            case AT_LEAST -> "at least " + number(finding.bound());
            case AT_MOST -> "at most " + number(finding.bound());
            case NONE -> "no bound";
        };
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? "%.4f".formatted(value.getAsDouble()) : "-";
    }

    /** Returns the artifact of a type that a node made, if it made one. */
    private <T> Optional<T> artifact(String node, Class<T> type) {
        return report.node(node).outputs().stream()
                .filter(output -> output.digest().isPresent() && output.type().equals(type.getName()))
                .map(NodeReport.Output::port)
                .map(port -> report.output(node, port, type))
                .findFirst();
    }
}
