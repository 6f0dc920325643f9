package io.penstock.samples.benchmarks.survival;

import io.penstock.runtime.RunHandle;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.spi.Ledger;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** A process that runs pipelines, several at once, for a while, and counts its runs in a record that all processes share. */
final class StressProcess {

    static final String COUNTER = "runs";
    static final String RUN = "> run ";
    static final String END = "> end";

    private static final int AT_ONCE = 3;

    /** Of how many neighbouring salts a process chooses: others choose of the same. */
    private static final int NEIGHBOURS = 3;

    private final Path home;
    private final Workspace workspace;
    private final SplittableRandom random;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private StressProcess(Path home, Workspace workspace, long seed) {
        this.home = home;
        this.workspace = workspace;
        this.random = new SplittableRandom(seed);
    }

    /** Takes the workspace, how many seconds and threads, the seed, and after how many turns the salts begin again (never). */
    public static void main(String[] arguments) {
        Path home = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[2]);
        try (Workspace workspace = Workspace.builder(home).threads(threads).open()) {
            StressProcess process = new StressProcess(home, workspace, Long.parseLong(arguments[3]));
            int salts = arguments.length > 4 ? Integer.parseInt(arguments[4]) : Integer.MAX_VALUE;
            process.work(TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[1])), salts);
        }
    }

    private void work(long nanos, int salts) {
        long start = System.nanoTime();
        for (int turn = 0; turn == 0 || System.nanoTime() - start < nanos; turn++) {
            List<RunHandle> runs = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int salt = (turn + random.nextInt(NEIGHBOURS)) % salts;
                int branches = 3 + random.nextInt(3);
                runs.add(workspace.start(SmallPipelines.of(salt, branches, 2, home.resolveSibling("pushed"))));
            }
            runs.forEach(this::end);
        }
        out.println(END);
    }

    private void end(RunHandle run) {
        RunReport report = run.report().toCompletableFuture().join().orThrow();
        count();
        out.println(RUN + report.id());
    }

    private void count() {
        Ledger ledger = workspace.ledger();
        boolean counted = false;
        while (!counted) {
            var before = ledger.current(COUNTER);
            long runs = before.map(entry -> Long.parseLong(entry.value())).orElse(0L) + 1;
            long revision = before.map(Ledger.Entry::revision).orElse(Ledger.NONE);
            counted =
                    ledger.compareAndSet(COUNTER, revision, Long.toString(runs)).isPresent();
        }
    }
}
