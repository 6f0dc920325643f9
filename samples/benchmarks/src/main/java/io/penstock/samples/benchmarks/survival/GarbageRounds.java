package io.penstock.samples.benchmarks.survival;

import com.google.common.base.Splitter;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.artifact.Digest;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.care.CollectionReport;
import io.penstock.runtime.check.CheckReport;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.samples.benchmarks.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets processes run pipelines in one workspace that come back to what they computed long ago, while two others collect it without a
 * pause. Afterwards: every run succeeded and is recorded, nothing that a run needed was made a second time by it because it was
 * deleted under its hands, every artifact that is not given up is whole to the byte, those of the last runs are not given up, and
 * after one more collection nothing is left to collect. Arguments: seconds (60), processes (3), threads of each (4), seed (1).
 */
final class GarbageRounds {

    private static final int COLLECTORS = 2;

    /** After so many turns a process comes back to what it did first. */
    private static final int SALTS = 12;

    private GarbageRounds() {}

    /**
     * What came of it; had something gone wrong, there would be an exception instead.
     *
     * @param runs how many succeeded, all of them
     * @param collections how many there were
     * @param collected how many artifacts they deleted, those that were made and deleted again counted each time
     * @param meanwhile how often an artifact was to go and someone came to need it
     * @param recomputed how many keys were computed more than once, as they should after their artifacts went
     * @param cached how many nodes found their outputs
     * @param left how many artifacts are left when it has settled, all whole
     */
    record Result(int runs, int collections, long collected, long meanwhile, int recomputed, int cached, long left) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(run(
                argument(arguments, 0, 60),
                argument(arguments, 1, 3),
                argument(arguments, 2, 4),
                argument(arguments, 3, 1)));
    }

    private static int argument(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }

    static Result run(int seconds, int processes, int threads, int seed) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("garbage");
        Path home = place.resolve("workspace");
        List<String> lines = work(place, home, seconds, processes, threads, seed);
        Result result = check(home, lines);
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
        return result;
    }

    private static List<String> work(Path place, Path home, int seconds, int processes, int threads, int seed)
            throws IOException, InterruptedException {
        List<Process> running = new ArrayList<>();
        String time = Integer.toString(seconds);
        for (int i = 0; i < processes; i++) {
            String chance = Integer.toString(seed * 1_000 + i);
            Path output = place.resolve("output-" + i);
            running.add(ChildJvm.start(
                    output,
                    StressProcess.class,
                    home.toString(),
                    time,
                    Integer.toString(threads),
                    chance,
                    Integer.toString(SALTS)));
        }
        for (int i = 0; i < COLLECTORS; i++) {
            running.add(ChildJvm.start(
                    place.resolve("output-" + (processes + i)), GarbageProcess.class, home.toString(), time));
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < running.size(); i++) {
            Path output = place.resolve("output-" + i);
            int exit = running.get(i).waitFor();
            Checks.require(exit == 0, "process " + i + " ended with " + exit + ", see " + output);
            lines.addAll(Files.readAllLines(output));
        }
        return lines;
    }

    private static Result check(Path home, List<String> lines) throws IOException {
        try (Workspace workspace = Workspace.open(home)) {
            requireWhole(workspace.verify());
            Set<String> acknowledged = after(lines, StressProcess.RUN).collect(Collectors.toSet());
            Checks.require(succeeded(workspace).equals(acknowledged), "not every run is recorded as succeeded");
            requireLastRuns(workspace);
            requireNothingLeft(home, workspace);
            List<ExecutionFinished> finished = Checks.finished(workspace);
            requireNothingMadeTwiceInARun(finished);
            return new Result(
                    acknowledged.size(),
                    (int) after(lines, GarbageProcess.COLLECTED).count(),
                    sum(lines, 0),
                    sum(lines, 1),
                    recomputed(finished),
                    (int) finished.stream()
                            .filter(execution -> execution.outcome() == Outcome.CACHED)
                            .count(),
                    workspace.care().usage().total().artifacts());
        }
    }

    private static Stream<String> after(List<String> lines, String word) {
        return lines.stream().filter(line -> line.startsWith(word)).map(line -> line.substring(word.length()));
    }

    private static long sum(List<String> lines, int place) {
        return after(lines, GarbageProcess.COLLECTED)
                .mapToLong(line ->
                        Long.parseLong(Splitter.on(' ').splitToList(line).get(place)))
                .sum();
    }

    private static Set<String> succeeded(Workspace workspace) {
        return workspace.runs(Integer.MAX_VALUE).stream()
                .filter(run -> run.state() == RunRecord.State.SUCCEEDED)
                .map(RunRecord::id)
                .collect(Collectors.toSet());
    }

    private static void requireWhole(CheckReport report) {
        Checks.require(report.isWhole(), report.text());
    }

    private static void requireLastRuns(Workspace workspace) {
        Map<String, List<RunRecord>> byPipeline =
                workspace.runs(Integer.MAX_VALUE).stream().collect(Collectors.groupingBy(RunRecord::pipeline));
        byPipeline.values().stream()
                .flatMap(runs -> runs.stream().limit(GarbageProcess.RETENTION.runs()))
                .flatMap(run -> workspace.metadata().executions(run.id()).stream())
                .flatMap(execution -> execution.finished().stream())
                .flatMap(finished -> finished.relied().stream())
                .forEach(digest -> requireKept(workspace, digest));
    }

    private static void requireKept(Workspace workspace, Digest digest) {
        Checks.require(
                workspace.metadata().givenUp().since(digest).isEmpty(), digest + " of one of the last runs is gone");
    }

    private static void requireNothingLeft(Path home, Workspace workspace) throws IOException {
        workspace.care().collect(GarbageProcess.RETENTION);
        CollectionReport plan = workspace.care().plan(GarbageProcess.RETENTION);
        Checks.require(plan.goes().isEmpty(), "left after a collection: " + plan.goes());
        CheckReport report = Checks.whole(home, workspace);
        Checks.require(report.problems().isEmpty(), report.text());
        Checks.swept(home);
    }

    /** A node that is executed a second time after it ended well was damaged, or deleted, while its run needed it. */
    private static void requireNothingMadeTwiceInARun(List<ExecutionFinished> finished) {
        Map<String, Long> made = finished.stream()
                .filter(execution -> execution.outcome() == Outcome.EXECUTED || execution.outcome() == Outcome.CACHED)
                .collect(Collectors.groupingBy(
                        execution -> execution.id().run() + "/" + execution.id().node() + "/"
                                + execution.id().item(),
                        Collectors.counting()));
        made.forEach((place, times) -> Checks.require(times == 1, place + " was made " + times + " times"));
    }

    private static int recomputed(List<ExecutionFinished> finished) {
        return (int) finished.stream()
                .filter(execution -> execution.outcome() == Outcome.EXECUTED)
                .flatMap(execution -> execution.key().stream())
                .collect(Collectors.groupingBy(key -> key, Collectors.counting()))
                .values()
                .stream()
                .filter(times -> times > 1)
                .count();
    }
}
