package io.penstock.cli;

import io.penstock.data.validation.Anomalies;
import io.penstock.data.validation.Anomaly;
import io.penstock.evaluation.Evaluation;
import io.penstock.model.Verdict;
import io.penstock.release.PushedModel;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.Outcome;
import io.penstock.runtime.RunReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of a trial.
 *
 * @param trial what was tried
 * @param report of the run
 * @param serving where the model goes
 */
record TrialResult(Trial trial, RunReport report, Path serving) {

    private static final int ANOMALIES = 5;

    static TrialResult of(Trial trial, RunReport report, Path serving) {
        return new TrialResult(trial, report, serving);
    }

    Path page() {
        return trial.project().directory().resolve("report.html");
    }

    /** Returns what the check of the rows found, a few of it. */
    List<Anomaly> anomalies() {
        return artifact("example-validator", Anomalies.class).stream()
                .flatMap(anomalies -> anomalies.list().stream())
                .limit(ANOMALIES)
                .toList();
    }

    Optional<Evaluation> evaluation() {
        return artifact("evaluator", Evaluation.class);
    }

    Optional<Verdict> verdict() {
        return artifact("model-validator", Verdict.class);
    }

    Optional<PushedModel> pushed() {
        return artifact("pusher", PushedModel.class);
    }

    /** Returns the digest of the champion, pushed or not. */
    Optional<String> model() {
        return evaluation().map(evaluation -> evaluation.model().text());
    }

    /** Returns a property of the champion: {@code champion}, {@code metric} or {@code scores}. */
    String champion(String property) {
        return report.node("champion-selector").outputs().stream()
                .map(output -> output.properties().getOrDefault(property, ""))
                .findFirst()
                .orElse("");
    }

    /** Returns why no model was pushed: the first node that failed, or what the gates said. */
    String obstacle() {
        return report.nodes().stream()
                .filter(node -> node.outcome() instanceof Outcome.Failed)
                .map(node -> "%s failed: %s".formatted(node.id(), node.reason()))
                .findFirst()
                .orElseGet(() -> report.node("pusher").reason());
    }

    private <T> Optional<T> artifact(String node, Class<T> type) {
        return report.node(node).outputs().stream()
                .filter(output -> output.digest().isPresent() && output.type().equals(type.getName()))
                .map(NodeReport.Output::port)
                .map(port -> report.output(node, port, type))
                .findFirst();
    }
}
