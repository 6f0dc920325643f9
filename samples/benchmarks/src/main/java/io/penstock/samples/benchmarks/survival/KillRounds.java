package io.penstock.samples.benchmarks.survival;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.Node;
import io.penstock.Pipeline;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.samples.benchmarks.survival.Killed.Acknowledged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Kills a process with {@code kill -9} at random moments of a run, each round in the same workspace with keys of its own; in one
 * of three cases the process that takes the run up again is killed too. After each round: what was said to be finished is
 * recorded as it was said and is not run again, no key was computed twice, every artifact is whole to the byte, nothing is left
 * of the dead, the run is found as interrupted, taken up again and completed with the results that a run without a
 * workspace gives, and what is pushed is whole and there once. Arguments: how many rounds (200), the seed of the moments (1), the scenario
 * ({@code small} or {@code taxi}).
 */
final class KillRounds {

    private static final int ONE_OF = 3;

    private final Scenario scenario;
    private final Path home;
    private final SplittableRandom random;
    private final Set<String> known = new HashSet<>();
    private long usualMillis;
    private int acknowledged;
    private int killed;
    private int interrupted;

    private KillRounds(Scenario scenario, Path home, long seed) {
        this.scenario = scenario;
        this.home = home;
        this.random = new SplittableRandom(seed);
    }

    /**
     * What came of it; had something been lost or torn, there would be an exception instead.
     *
     * @param killed how many processes were killed
     * @param interrupted how many of them in the middle of a run
     * @param acknowledged how many ends of nodes they had told
     * @param artifacts how many there are, all whole
     * @param unnamed how many artifacts a process published without coming to say so
     */
    record Result(int rounds, int killed, int interrupted, int acknowledged, int artifacts, int unnamed) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Scenario scenario =
                arguments.length > 2 ? Scenario.valueOf(arguments[2].toUpperCase(Locale.ROOT)) : Scenario.SMALL;
        System.out.println(run(scenario, rounds, seed));
    }

    static Result run(Scenario scenario, int rounds, long seed) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("kill");
        KillRounds kills = new KillRounds(scenario, place.resolve("workspace"), seed);
        kills.usualMillis = kills.victim(0).await();
        kills.known.add(kills.newestRun().orElseThrow().id());
        for (int round = 1; round <= rounds; round++) {
            kills.round(round);
        }
        Result result = kills.result(rounds);
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
        return result;
    }

    private Result result(int rounds) throws IOException {
        try (Workspace workspace = Workspace.open(home)) {
            List<ExecutionFinished> finished = Checks.finished(workspace);
            int artifacts = Checks.wholeArtifacts(home, workspace, finished);
            return new Result(rounds, killed, interrupted, acknowledged, artifacts, Checks.unnamed(home, finished));
        }
    }

    private Victim victim(int round, String... run) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(scenario.name(), home.toString(), Integer.toString(round)));
        arguments.addAll(List.of(run));
        return new Victim(arguments.toArray(String[]::new));
    }

    private Optional<RunRecord> newestRun() {
        try (Workspace workspace = Workspace.open(home)) {
            return workspace.runs(1).stream().findFirst();
        }
    }

    private void round(int round) throws IOException, InterruptedException {
        List<Acknowledged> said = new ArrayList<>(kill(victim(round)));
        Optional<RunRecord> run = newestRun().filter(newest -> known.add(newest.id()));
        while (run.filter(KillRounds::isInterrupted).isPresent() && random.nextInt(ONE_OF) == 0) {
            interrupted++;
            said.addAll(kill(victim(round, run.get().id())));
            run = newestRun();
        }
        acknowledged += said.size();
        try (Workspace workspace = Workspace.open(home)) {
            requireRecorded(workspace, said);
            complete(workspace, run, scenario.pipeline(home, round), said);
            Checks.swept(home);
            Checks.require(workspace.metadata().openRuns().isEmpty(), "a run is still open");
            List<ExecutionFinished> finished = Checks.finished(workspace);
            Checks.keysComputedOnce(finished);
            Checks.wholeArtifacts(home, workspace, finished);
        }
        scenario.checkPushed(home, round + 1);
    }

    private static boolean isInterrupted(RunRecord run) {
        return run.state() == RunRecord.State.INTERRUPTED;
    }

    private List<Acknowledged> kill(Victim victim) throws InterruptedException {
        if (victim.kill(random.nextLong(usualMillis))) {
            killed++;
        }
        return victim.acknowledged();
    }

    /** Runs what is left of the round, and compares it with a run that nobody killed. */
    private void complete(Workspace workspace, Optional<RunRecord> run, Pipeline pipeline, List<Acknowledged> said) {
        if (run.isEmpty()) {
            known.add(workspace.run(pipeline).orThrow().id());
            return;
        }
        if (isInterrupted(run.get())) {
            interrupted++;
            RunReport report = workspace.retry(run.get().id(), pipeline).orThrow();
            requireNotRepeated(workspace, report.id(), pipeline, said);
            requireSame(report, pipeline);
        }
        RunRecord.State state =
                workspace.metadata().run(run.get().id()).orElseThrow().state();
        Checks.require(state == RunRecord.State.SUCCEEDED, "run " + run.get().id() + " is " + state);
    }

    private static void requireRecorded(Workspace workspace, List<Acknowledged> said) {
        Set<Acknowledged> recorded = said.stream()
                .map(Acknowledged::run)
                .distinct()
                .flatMap(run -> executions(workspace, run).stream())
                .map(KillRounds::acknowledgement)
                .collect(Collectors.toSet());
        said.forEach(one -> Checks.require(recorded.contains(one), "lost: " + one));
    }

    private static List<ExecutionFinished> executions(Workspace workspace, String run) {
        return workspace.metadata().executions(run).stream()
                .map(ExecutionRecord::finished)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Acknowledged acknowledgement(ExecutionFinished execution) {
        return new Acknowledged(
                execution.run(),
                execution.id().node(),
                execution.id().attempt(),
                execution.outcome().name(),
                execution.outputs().stream()
                        .map(OutputRecord::digest)
                        .map(digest -> digest.map(found -> found.text()).orElse("withheld"))
                        .collect(Collectors.joining(",")));
    }

    private static void requireNotRepeated(
            Workspace workspace, String run, Pipeline pipeline, List<Acknowledged> said) {
        Set<String> plain = pipeline.nodes().stream()
                .filter(node -> node.body().isEmpty())
                .map(Node::id)
                .collect(Collectors.toSet());
        List<ExecutionFinished> executed = executions(workspace, run).stream()
                .filter(execution -> execution.outcome() == Outcome.EXECUTED)
                .toList();
        said.stream()
                .filter(one -> one.outcome().equals(Outcome.EXECUTED.name()) && plain.contains(one.node()))
                .forEach(one -> {
                    long times = executed.stream()
                            .filter(execution -> execution.id().node().equals(one.node()))
                            .count();
                    Checks.require(times == 1, one + " was executed " + times + " times");
                });
    }

    private static void requireSame(RunReport report, Pipeline pipeline) {
        try (Workspace fresh = Workspace.inMemory()) {
            RunReport undisturbed = fresh.run(pipeline).orThrow();
            for (NodeReport node : undisturbed.nodes()) {
                Checks.require(
                        node.outputs().stream()
                                .map(NodeReport.Output::digest)
                                .toList()
                                .equals(report.node(node.id()).outputs().stream()
                                        .map(NodeReport.Output::digest)
                                        .toList()),
                        node.id() + " came out different");
            }
        }
    }
}
