package io.penstock.runtime.check;

import io.penstock.runtime.check.Problem.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a check of a workspace found.
 *
 * @param executions how many finished executions were looked at
 * @param artifacts how many different artifacts they produced, all of which were hashed
 * @param counts how many problems there are of each kind that was found
 * @param problems the problems, at most {@value #MOST_OF_A_KIND} of each kind
 */
public record CheckReport(long executions, long artifacts, Map<Kind, Long> counts, List<Problem> problems) {

    /** How many problems of one kind are listed. */
    public static final int MOST_OF_A_KIND = 1_000;

    /** Copies the collections. */
    public CheckReport {
        counts = Map.copyOf(counts);
        problems = List.copyOf(problems);
    }

    /** Returns whether nothing is lost. */
    public boolean isWhole() {
        return counts.keySet().stream().noneMatch(Kind::isError);
    }

    /** Returns the report in a line for each problem. */
    public String text() {
        String heading = "%d executions and %d artifacts checked: %s."
                .formatted(executions, artifacts, isWhole() ? "nothing is lost" : "something is lost");
        return problems.stream()
                .map(problem -> "%n%s: %s".formatted(problem.kind(), problem.text()))
                .collect(Collectors.joining("", heading, ""));
    }
}
