package io.penstock.cli;

import com.google.common.base.Throwables;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.Outcome;
import io.penstock.runtime.RecordedFailure;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A node of a run as programs read it.
 *
 * @param stack the stack trace of a failure; empty if there is none
 */
record NodeView(
        String id,
        String outcome,
        String reason,
        Instant started,
        double seconds,
        int attempt,
        List<Output> outputs,
        String stack) {

    /**
     * An output.
     *
     * @param digest of the artifact; empty if it was withheld
     * @param withheld why it was withheld; empty if it was not
     */
    record Output(String port, String type, String digest, String withheld, Map<String, String> properties) {

        static Output of(NodeReport.Output output) {
            String digest = output.digest().map(Object::toString).orElse("");
            return new Output(output.port(), output.type(), digest, output.withheld(), output.properties());
        }
    }

    static NodeView of(NodeReport node) {
        return new NodeView(
                node.id(),
                node.outcome().toString().toUpperCase(Locale.ROOT),
                node.reason(),
                node.started(),
                node.took().toNanos() / 1e9,
                node.attempt(),
                node.outputs().stream().map(Output::of).toList(),
                stack(node.outcome()));
    }

    private static String stack(Outcome outcome) {
        if (!(outcome instanceof Outcome.Failed failed)) {
            return "";
        }
        return failed.cause() instanceof RecordedFailure recorded
                ? recorded.recorded()
                : Throwables.getStackTraceAsString(failed.cause());
    }
}
