package io.penstock.runtime.report;

import io.penstock.artifact.Digest;
import io.penstock.model.Verdict;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run with the graph of the taxi pipeline and made-up outcomes. */
final class TaxiRun {

    private final List<Reported.Node> nodes = new ArrayList<>();

    static Reported succeeded() {
        TaxiRun run = new TaxiRun();
        run.add("csv-example-gen", Event.Outcome.CACHED, "");
        run.add("statistics-gen", Event.Outcome.CACHED, "", "csv-example-gen");
        run.add("schema-gen", Event.Outcome.CACHED, "", "statistics-gen");
        run.add("example-validator", Event.Outcome.CACHED, "", "csv-example-gen", "statistics-gen", "schema-gen");
        run.add("transform", Event.Outcome.EXECUTED, "configuration changed", "example-validator", "schema-gen");
        run.add("linear", Event.Outcome.EXECUTED, "input changed", "transform");
        run.add("boosted", Event.Outcome.EXECUTED, "input changed", "transform");
        run.add("champion-selector", Event.Outcome.EXECUTED, "input changed", "example-validator", "linear", "boosted");
        run.add(
                "latest-blessed",
                Event.Outcome.SKIPPED,
                "no other blessed model of 'taxi-tips' yet",
                "champion-selector");
        run.add(
                "evaluator",
                Event.Outcome.EXECUTED,
                "input changed",
                "example-validator",
                "champion-selector",
                "latest-blessed");
        run.add("model-validator", Event.Outcome.EXECUTED, "input changed", "champion-selector", "evaluator");
        run.add("pusher", Event.Outcome.EXECUTED, "reaches outside", "model-validator");
        return run.end(RunRecord.State.SUCCEEDED);
    }

    static Reported failed() {
        TaxiRun run = new TaxiRun();
        run.add("csv-example-gen", Event.Outcome.EXECUTED, "first run");
        run.add(
                "statistics-gen",
                Event.Outcome.FAILED,
                "Column 'fare' has \"<b>text</b>\" in row 7.",
                "csv-example-gen");
        run.add("schema-gen", Event.Outcome.SKIPPED, "'statistics-gen' failed", "statistics-gen");
        return run.end(RunRecord.State.FAILED);
    }

    private void add(String id, Event.Outcome outcome, String reason, String... after) {
        Optional<Duration> saved =
                outcome == Event.Outcome.CACHED ? Optional.of(Duration.ofMillis(400)) : Optional.empty();
        String type = id.equals("model-validator") ? Verdict.class.getName() : "io.acme.Thing";
        boolean wrote = outcome == Event.Outcome.CACHED || outcome == Event.Outcome.EXECUTED;
        List<Event.OutputRecord> outputs = wrote
                ? List.of(new Event.OutputRecord(
                        "out", type, Optional.of(Digest.of(id)), "", 12_345, Optional.empty(), Map.of()))
                : List.of();
        nodes.add(new Reported.Node(id, outcome, reason, Duration.ofMillis(20), saved, List.of(after), outputs));
    }

    private Reported end(RunRecord.State state) {
        Instant started = Instant.parse("2026-11-23T09:14:05Z");
        return new Reported("run-1", "taxi-tips", 42, state, started, Duration.ofMillis(2800), nodes);
    }
}
