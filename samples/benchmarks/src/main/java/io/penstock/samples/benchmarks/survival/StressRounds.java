package io.penstock.samples.benchmarks.survival;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.samples.benchmarks.ChildJvm;
import io.penstock.spi.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets processes run overlapping pipelines in one workspace for a while, each with many threads: shared branches, steps that break
 * and are tried again, fan-outs, pushes. Afterwards: every process ended well, every run that one acknowledged is recorded as
 * succeeded and counted once in the record that all share, every key was computed once over all processes, every artifact is
 * whole to the byte, and what is pushed is whole. Arguments: seconds (60), processes (4), threads of each (8), seed (1).
 */
final class StressRounds {

    private StressRounds() {}

    /**
     * What came of it; had something gone wrong, there would be an exception instead.
     *
     * @param runs how many succeeded, all of them
     * @param executions how many nodes came to an end, retries included
     * @param keys how many were computed, each once
     * @param cached how many nodes found their outputs
     * @param failures how many attempts broke and were tried again
     * @param artifacts how many there are, all whole
     */
    record Result(int runs, int executions, int keys, int cached, int failures, long artifacts) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(run(
                argument(arguments, 0, 60),
                argument(arguments, 1, 4),
                argument(arguments, 2, 8),
                argument(arguments, 3, 1)));
    }

    private static int argument(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }

    static Result run(int seconds, int processes, int threads, int seed) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("stress");
        Path home = place.resolve("workspace");
        List<Path> outputs = work(place, home, seconds, processes, threads, seed);
        List<String> acknowledged = new ArrayList<>();
        for (Path output : outputs) {
            acknowledged.addAll(acknowledged(output));
        }
        Result result = check(home, acknowledged);
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
        return result;
    }

    private static List<Path> work(Path place, Path home, int seconds, int processes, int threads, int seed)
            throws IOException, InterruptedException {
        List<Path> outputs = new ArrayList<>();
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            Path output = place.resolve("output-" + i);
            outputs.add(output);
            running.add(ChildJvm.start(
                    output,
                    StressProcess.class,
                    home.toString(),
                    Integer.toString(seconds),
                    Integer.toString(threads),
                    Integer.toString(seed * 1_000 + i)));
        }
        for (int i = 0; i < processes; i++) {
            int exit = running.get(i).waitFor();
            Checks.require(exit == 0, "process " + i + " ended with " + exit + ", see " + outputs.get(i));
        }
        return outputs;
    }

    private static List<String> acknowledged(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output);
        Checks.require(lines.contains(StressProcess.END), output + " does not say that it came to its end");
        return lines.stream()
                .filter(line -> line.startsWith(StressProcess.RUN))
                .map(line -> line.substring(StressProcess.RUN.length()))
                .toList();
    }

    private static Result check(Path home, List<String> acknowledged) throws IOException {
        try (Workspace workspace = Workspace.open(home)) {
            requireCounted(workspace, acknowledged);
            Checks.swept(home);
            List<ExecutionFinished> finished = Checks.finished(workspace);
            PushPlace pushed = new PushPlace(home.resolveSibling("pushed"));
            Checks.require(pushed.torn().isEmpty(), "torn in what is pushed: " + pushed.torn());
            return new Result(
                    acknowledged.size(),
                    finished.size(),
                    Checks.keysComputedOnce(finished),
                    count(finished, Outcome.CACHED),
                    count(finished, Outcome.FAILED),
                    Checks.whole(home, workspace).artifacts());
        }
    }

    private static int count(List<ExecutionFinished> finished, Outcome outcome) {
        return (int) finished.stream()
                .filter(execution -> execution.outcome() == outcome)
                .count();
    }

    private static void requireCounted(Workspace workspace, List<String> acknowledged) {
        Set<String> succeeded = workspace.runs(Integer.MAX_VALUE).stream()
                .filter(run -> run.state() == RunRecord.State.SUCCEEDED)
                .map(RunRecord::id)
                .collect(Collectors.toSet());
        Checks.require(succeeded.equals(Set.copyOf(acknowledged)), "not every run is recorded as it was acknowledged");
        List<Ledger.Entry> counts = workspace.ledger().history(StressProcess.COUNTER);
        for (int i = 0; i < counts.size(); i++) {
            Checks.require(counts.get(i).value().equals(Integer.toString(i + 1)), "lost: " + counts.get(i));
        }
        Checks.require(counts.size() == acknowledged.size(), counts.size() + " counts of " + acknowledged.size());
    }
}
