package io.penstock.samples.benchmarks;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.Pipeline;
import io.penstock.artifact.Digest;
import io.penstock.release.ServingModel;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.RunListener;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.store.LocalArtifactStore;
import io.penstock.runtime.store.OwnerLock;
import io.penstock.samples.taxi.TaxiParameters;
import io.penstock.samples.taxi.TaxiTips;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Kills the taxi pipeline with {@code kill -9} at random moments, each round with other hyperparameters in the same workspace,
 * and checks after each: whatever the process said to be finished is recorded, every recorded artifact is whole to the byte, no
 * run is left open, and what is pushed can be loaded. At the end the pipeline runs through. Start it in the directory of the
 * sample. Arguments: how many rounds (50), the seed of the moments (1).
 */
final class CrashRounds {

    private static final String FINISHED = "finished";
    private static final int LONGEST_MILLIS = 6_000;

    private final Path home;
    private final Path output;
    private int acknowledged;
    private int interrupted;

    private CrashRounds(Path home) {
        this.home = home;
        this.output = home.resolveSibling("output");
    }

    /** Runs the pipeline and says of each node when it is finished. */
    static final class Victim implements RunListener {

        private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

        private Victim() {}

        public static void main(String[] arguments) {
            Path home = Path.of(arguments[0]);
            try (Workspace workspace =
                    Workspace.builder(home).listener(new Victim()).open()) {
                workspace.run(pipeline(home, Integer.parseInt(arguments[1]))).orThrow();
            }
        }

        @Override
        public void nodeFinished(String run, NodeReport node) {
            out.println(String.join(" ", FINISHED, run, node.id()));
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Path place = Files.createTempDirectory("crash");
        CrashRounds crash = new CrashRounds(place.resolve("workspace"));
        SplittableRandom moments = new SplittableRandom(seed);
        for (int round = 1; round <= rounds; round++) {
            crash.round(round, moments.nextInt(LONGEST_MILLIS));
        }
        int artifacts = crash.finish(rounds);
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
        System.out.printf(
                "%d rounds, %d of them killed at work: %d acknowledged executions, none lost; %d artifacts, all whole%n",
                rounds, crash.interrupted, crash.acknowledged, artifacts);
    }

    private static Pipeline pipeline(Path home, int epochs) {
        return TaxiTips.pipeline(new TaxiParameters(epochs, 10, Path.of("data", "trips.csv"), home.resolve("serving")));
    }

    private void round(int epochs, int millis) throws IOException, InterruptedException {
        Process victim = ChildJvm.start(output, Victim.class, home.toString(), Integer.toString(epochs));
        if (!victim.waitFor(millis, TimeUnit.MILLISECONDS)) {
            interrupted++;
            victim.destroyForcibly().waitFor();
        }
        if (Files.exists(home.resolve("metadata.db"))) {
            check();
        }
    }

    /** Returns how many artifacts there are. */
    private int finish(int epochs) throws IOException {
        try (Workspace workspace = Workspace.open(home)) {
            RunReport report = workspace.run(pipeline(home, epochs));
            report.orThrow();
        }
        return check();
    }

    private int check() throws IOException {
        try (Workspace workspace = Workspace.open(home)) {
            require(workspace.metadata().openRuns().isEmpty(), "a run is still open");
            for (String line : Files.readAllLines(output)) {
                String[] words = line.split(" ", -1);
                if (words.length == 3 && words[0].equals(FINISHED)) {
                    acknowledged++;
                    require(isRecorded(workspace, words[1], words[2]), "lost: " + line);
                }
            }
            List<Digest> recorded = recorded(workspace);
            requireWhole(recorded, workspace);
            requireServing();
            return recorded.size();
        }
    }

    private static boolean isRecorded(Workspace workspace, String run, String node) {
        return workspace.metadata().executions(run).stream()
                .anyMatch(execution -> execution.id().node().equals(node)
                        && execution.finished().isPresent());
    }

    private static List<Digest> recorded(Workspace workspace) {
        return workspace.runs(Integer.MAX_VALUE).stream()
                .map(RunRecord::id)
                .flatMap(run -> workspace.metadata().executions(run).stream())
                .map(ExecutionRecord::finished)
                .flatMap(finished -> finished.stream())
                .flatMap(finished -> finished.outputs().stream())
                .map(Event.OutputRecord::digest)
                .flatMap(digest -> digest.stream())
                .distinct()
                .toList();
    }

    private void requireWhole(List<Digest> digests, Workspace workspace) throws IOException {
        try (OwnerLock owner = OwnerLock.acquire(home);
                LocalArtifactStore store = LocalArtifactStore.open(home, owner)) {
            for (Digest digest : digests) {
                boolean inline = workspace.metadata().inline(digest).isPresent();
                require(inline || store.problem(digest, true).isEmpty(), "torn: " + digest);
            }
        }
    }

    private void requireServing() throws IOException {
        Path serving = home.resolve("serving");
        if (Files.exists(serving.resolve("CURRENT"))) {
            ServingModel.open(serving).close();
        }
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalStateException(otherwise);
        }
    }
}
