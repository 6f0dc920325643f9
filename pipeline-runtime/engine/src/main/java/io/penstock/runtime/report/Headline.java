package io.penstock.runtime.report;

import io.penstock.artifact.Digest;
import io.penstock.errors.DataException;
import io.penstock.examples.Examples;
import io.penstock.model.Verdict;
import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.Mark;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.report.Exhibits.Exhibit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The head of the report: what ran, how it ended, and the facts of the run in one line. */
record Headline(Reported run, Exhibits exhibits, List<String> lines) {

    /** Draws it. */
    Html toHtml() {
        Html header = Html.of("header").add(Html.of("h1").add(Html.of("span", run.pipeline()), state()));
        if (!lines.isEmpty()) {
            header.add(Html.of("p", String.join(" ", lines)).styled("lead"));
        }
        return header.add(Html.of("ul").styled("facts").addAll(facts()));
    }

    /** Returns the run's state, or what the gates say if it went well. */
    private Html state() {
        if (run.state() != RunRecord.State.SUCCEEDED) {
            String word = run.state().name().toLowerCase(Locale.ROOT);
            return (run.state() == RunRecord.State.FAILED ? Mark.FAIL : Mark.UNDECIDED).tag(word);
        }
        return verdict().map(Headline::verdict).orElseGet(() -> Mark.PASS.tag("succeeded"));
    }

    private Optional<Verdict> verdict() {
        try {
            return exhibits.last(Verdict.class);
        } catch (DataException damaged) {
            return Optional.empty();
        }
    }

    private static Html verdict(Verdict verdict) {
        return switch (verdict.outcome()) {
            case PASS -> Mark.PASS.tag("gates passed");
            case FAIL -> Mark.FAIL.tag("gates failed");
            case UNDECIDED -> Mark.UNDECIDED.tag("gates undecided");
        };
    }

    private List<Html> facts() {
        List<Html> facts = new ArrayList<>();
        facts.add(fact("Run ", Figures.count(run.number())));
        facts.add(fact("Started ", run.started().toString().substring(0, 16).replace('T', ' '))
                .text(" UTC"));
        facts.add(time());
        for (Exhibit data : exhibits.of(Examples.class).stream().limit(1).toList()) {
            facts.add(data(data));
        }
        return facts;
    }

    private Html time() {
        Html time = fact("Took ", Figures.duration(run.took()));
        List<Duration> saved =
                run.nodes().stream().flatMap(node -> node.saved().stream()).toList();
        if (saved.isEmpty()) {
            return time;
        }
        Duration sum = saved.stream().reduce(Duration.ZERO, Duration::plus);
        String by = " by " + Figures.counted(saved.size(), "cached node", "cached nodes");
        return time.text(", saved ").add(Html.of("b", Figures.duration(sum))).text(by);
    }

    private Html data(Exhibit data) {
        Digest digest = data.origin().digest();
        Html code = Html.of("code", digest.brief());
        try {
            long rows = exhibits.read(data, Examples.class).rows();
            return fact("Data ", Figures.count(rows))
                    .text(rows == 1 ? " row, " : " rows, ")
                    .add(code);
        } catch (DataException damaged) {
            return Html.of("li", "Data ")
                    .add(Mark.FAIL.tag("damaged"))
                    .text(" ")
                    .add(code);
        }
    }

    private static Html fact(String name, String value) {
        return Html.of("li", name).add(Html.of("b", value));
    }
}
