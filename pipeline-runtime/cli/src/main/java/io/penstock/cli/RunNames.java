package io.penstock.cli;

import io.penstock.errors.DefinitionException;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.RunRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the run that a person means: by its id, the begin of one, its number, or {@code latest}. */
final class RunNames {

    /** The words for the options' help. */
    static final String HELP = "A run: its number, its id or the begin of it, or 'latest'.";

    private RunNames() {}

    static RunRecord find(Workspace workspace, String name) {
        Optional<RunRecord> exact = workspace.metadata().run(name);
        if (exact.isPresent()) {
            return exact.get();
        }
        List<RunRecord> runs =
                workspace.runs(Integer.MAX_VALUE).stream().filter(meant(name)).toList();
        if (name.equals("latest") && !runs.isEmpty()) {
            return runs.get(0);
        }
        if (runs.size() != 1) {
            throw new DefinitionException(problem(workspace, name, runs));
        }
        return runs.get(0);
    }

    private static Predicate<RunRecord> meant(String name) {
        if (name.equals("latest")) {
            return run -> true;
        }
        String number = name.startsWith("#") ? name.substring(1) : name;
        return run -> Long.toString(run.number()).equals(number)
                || name.length() > 3 && run.id().startsWith(name);
    }

    private static String problem(Workspace workspace, String name, List<RunRecord> runs) {
        if (runs.isEmpty()) {
            return "There is no run '%s'. The newest: %s.".formatted(name, names(workspace.runs(5)));
        }
        return "'%s' may be any of these runs: %s.".formatted(name, names(runs));
    }

    private static List<String> names(List<RunRecord> runs) {
        return runs.stream()
                .limit(5)
                .map(run -> "#%d %s".formatted(run.number(), run.id()))
                .toList();
    }
}
