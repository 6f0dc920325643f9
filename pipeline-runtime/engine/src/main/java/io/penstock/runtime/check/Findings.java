package io.penstock.runtime.check;

import io.penstock.artifact.Digest;
import io.penstock.runtime.check.Problem.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts problems, and keeps the first ones of each kind. */
final class Findings {

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<Problem> problems = new ArrayList<>();

    void add(Kind kind, Digest digest, String text) {
        add(new Problem(kind, Optional.of(digest), text));
    }

    void add(Kind kind, String text) {
        add(new Problem(kind, Optional.empty(), text));
    }

    CheckReport report(long executions, long artifacts) {
        return new CheckReport(executions, artifacts, counts, problems);
    }

    private void add(Problem problem) {
        if (counts.merge(problem.kind(), 1L, Long::sum) <= CheckReport.MOST_OF_A_KIND) {
            problems.add(problem);
        }
    }
}
