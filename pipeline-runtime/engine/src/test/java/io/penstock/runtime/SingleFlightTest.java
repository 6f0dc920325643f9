package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.NodeOptions;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.Retry;
import io.penstock.runtime.TinySteps.Say;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Runs that want the same key at the same time, in one process. */
class SingleFlightTest {

    @TempDir
    Path directory;

    private Workspace workspace = Workspace.inMemoryBuilder().threads(2).open();

    @AfterEach
    void close() {
        Door.DOORS.values().forEach(door -> door.leave.countDown());
        workspace.close();
    }

    /** Where a test meets the component that it watches. */
    private static final class Door {

        static final Map<String, Door> DOORS = new ConcurrentHashMap<>();

        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch enteredTwice = new CountDownLatch(2);
        private final CountDownLatch leave = new CountDownLatch(1);
        private final AtomicInteger computed = new AtomicInteger();

        static Door of(String name) {
            return DOORS.computeIfAbsent(name, first -> new Door());
        }

        int enter() {
            int number = computed.incrementAndGet();
            entered.countDown();
            enteredTwice.countDown();
            return number;
        }
    }

    /** Counts how often it runs, and waits until it may end. */
    record Watched(String door) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException, InterruptedException {
            Door.of(door).enter();
            Door.of(door).leave.await();
            execution.write(out, 7);
        }
    }

    /** The same, but breaks the first time. */
    record WatchedAndBroken(String door) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException, InterruptedException {
            int number = Door.of(door).enter();
            Door.of(door).leave.await();
            if (number == 1) {
                throw new IllegalStateException("the first time");
            }
            execution.write(out, number);
        }
    }

    /** Does not stop the first time, whatever it is asked. */
    record Immovable(String door) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            int number = Door.of(door).enter();
            if (number == 1) {
                Uninterruptibles.awaitUninterruptibly(Door.of(door).leave);
            }
            execution.write(out, number);
        }
    }

    private static Pipeline watched(TestInfo test) {
        return Pipeline.define("watched", p -> p.add(new Watched(test.getDisplayName())));
    }

    private static RunReport end(RunHandle run) throws Exception {
        return run.report().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    private static List<RunReport> ends(List<RunHandle> runs) throws Exception {
        List<RunReport> reports = new ArrayList<>();
        for (RunHandle run : runs) {
            reports.add(end(run));
        }
        return reports;
    }

    private static List<String> outcomes(List<RunReport> runs) {
        return runs.stream()
                .map(run -> run.nodes().get(0).outcome().toString())
                .sorted()
                .toList();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    }

    /** With two places, of which one is taken, this ends only after whoever came before has asked and let go of the other. */
    private void letOthersAsk(String something) {
        workspace
                .run(Pipeline.define("something-else", p -> p.add(new Say(something))))
                .orThrow();
    }

    @Test
    void runsAtOnceComputeAKeyOnceAndHoldNoThreadMeanwhile(TestInfo test) throws Exception {
        Door door = Door.of(test.getDisplayName());
        List<RunHandle> runs = new ArrayList<>(List.of(workspace.start(watched(test))));
        await(door.entered);
        for (int i = 0; i < 7; i++) {
            runs.add(workspace.start(watched(test)));
        }
        letOthersAsk("seven runs wait, and this one runs");

        door.leave.countDown();

        List<RunReport> reports = ends(runs);
        assertThat(outcomes(reports)).containsOnlyOnce("executed").containsOnly("executed", "cached");
        assertThat(reports).allSatisfy(run -> assertThat(run.output("watched", "integer", Integer.class))
                .isEqualTo(7));
        assertThat(door.computed).hasValue(1);
    }

    @Test
    void twoNodesOfOneRunComputeAKeyOnce(TestInfo test) throws Exception {
        Door door = Door.of(test.getDisplayName());
        RunHandle run = workspace.start(Pipeline.define("twins", p -> {
            p.add("one", new Watched(test.getDisplayName()));
            p.add("other", new Watched(test.getDisplayName()));
        }));
        await(door.entered);
        letOthersAsk("one computes, the other waits");

        door.leave.countDown();

        assertThat(end(run).orThrow().nodes())
                .extracting(node -> node.outcome().toString())
                .containsExactlyInAnyOrder("executed", "cached");
        assertThat(door.computed).hasValue(1);
    }

    @Test
    void whenTheOneThatComputesFailsTheNextOneComputes(TestInfo test) throws Exception {
        Door door = Door.of(test.getDisplayName());
        Pipeline broken = Pipeline.define("broken", p -> p.add(new WatchedAndBroken(test.getDisplayName())));
        List<RunHandle> runs = new ArrayList<>(List.of(workspace.start(broken)));
        await(door.entered);
        runs.add(workspace.start(broken));
        runs.add(workspace.start(broken));
        letOthersAsk("two runs wait");

        door.leave.countDown();

        List<RunReport> reports = ends(runs);
        assertThat(reports.get(0).nodes().get(0).outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(outcomes(reports.subList(1, 3))).containsExactly("cached", "executed");
        assertThat(door.computed).hasValue(2);
    }

    @Test
    void toCancelAWaitingRunDoesNotDisturbTheOneThatComputes(TestInfo test) throws Exception {
        Door door = Door.of(test.getDisplayName());
        RunHandle computing = workspace.start(watched(test));
        await(door.entered);
        RunHandle waiting = workspace.start(watched(test));
        letOthersAsk("one run waits");

        waiting.cancel();

        assertThat(outcomes(List.of(end(waiting)))).containsExactly("cancelled");
        door.leave.countDown();
        assertThat(outcomes(List.of(end(computing)))).containsExactly("executed");
        assertThat(door.computed).hasValue(1);
    }

    @Test
    void toCancelTheOneThatComputesLetsAWaitingRunGoOn(TestInfo test) throws Exception {
        Door door = Door.of(test.getDisplayName());
        RunHandle computing = workspace.start(watched(test));
        await(door.entered);
        RunHandle waiting = workspace.start(watched(test));
        letOthersAsk("one run waits");

        computing.cancel();

        await(door.enteredTwice);
        assertThat(outcomes(List.of(end(computing)))).containsExactly("cancelled");
        door.leave.countDown();
        assertThat(outcomes(List.of(end(waiting)))).containsExactly("executed");
    }

    @Test
    void oneThreadIsEnoughForTwoRunsThatWantOneKey(TestInfo test) throws Exception {
        workspace.close();
        workspace = Workspace.inMemoryBuilder().threads(1).open();
        Door door = Door.of(test.getDisplayName());
        List<RunHandle> runs = List.of(workspace.start(watched(test)), workspace.start(watched(test)));
        await(door.entered);

        door.leave.countDown();

        assertThat(outcomes(ends(runs))).containsExactly("cached", "executed");
    }

    private void openWithShortGrace() {
        workspace.close();
        workspace = Workspace.inMemoryBuilder()
                .threads(2)
                .grace(Duration.ofMillis(20))
                .open();
    }

    private static Pipeline immovable(TestInfo test, UnaryOperator<NodeOptions> options) {
        return Pipeline.define("immovable", p -> p.add(new Immovable(test.getDisplayName()), options));
    }

    @Test
    void aNodeThatWasAbandonedIsTriedAgain(TestInfo test) {
        openWithShortGrace();
        Retry often = Retry.attempts(9).pausing(Duration.ofMillis(1), 1, Duration.ofMillis(1));

        RunReport run = workspace.run(
                immovable(test, node -> node.timeout(Duration.ofMillis(200)).retry(often)));

        assertThat(run.orThrow().node("immovable").attempt()).isGreaterThan(1);
        assertThat(run.abandoned()).containsExactly("immovable");
    }

    @Test
    void whenTheOneThatComputesIsAbandonedAWaitingRunGoesOn(TestInfo test) throws Exception {
        openWithShortGrace();
        RunHandle computing = workspace.start(immovable(test, UnaryOperator.identity()));
        await(Door.of(test.getDisplayName()).entered);
        RunHandle waiting = workspace.start(immovable(test, UnaryOperator.identity()));
        letOthersAsk("one run waits");

        computing.cancel();

        assertThat(end(waiting).orThrow().output("immovable", "integer", Integer.class))
                .isEqualTo(2);
        assertThat(end(computing).abandoned()).containsExactly("immovable");
    }

    @Test
    void twoWorkspacesOnOneDirectoryComputeAKeyOnce(TestInfo test) throws Exception {
        Door door = Door.of(test.getDisplayName());
        try (Workspace one = Workspace.builder(directory).threads(1).open();
                Workspace two = Workspace.builder(directory).threads(1).open()) {
            RunHandle computing = one.start(watched(test));
            await(door.entered);
            RunHandle waiting = two.start(Pipeline.define("with-another", p -> {
                p.add(new Watched(test.getDisplayName()));
                p.add(new Say("this runs when the first one has asked"));
            }));
            two.run(Pipeline.define("last", p -> p.add(new Say("this too")))).orThrow();

            door.leave.countDown();

            assertThat(outcomes(List.of(end(computing)))).containsExactly("executed");
            assertThat(end(waiting).node("watched").outcome()).isInstanceOf(Outcome.Cached.class);
            assertThat(door.computed).hasValue(1);
        }
    }

    private static Pipeline thirtyTwins() {
        return Pipeline.define("twins", p -> {
            for (int i = 0; i < 30; i++) {
                p.add("say-" + i, new Say("the same"));
            }
        });
    }

    @Test
    void runsThatFindOneKeyOverAndOverDoNotWaitForEachOtherInARing() throws Exception {
        workspace.close();
        workspace = Workspace.inMemoryBuilder().threads(8).open();
        workspace.run(thirtyTwins()).orThrow();
        List<RunHandle> runs = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            runs.add(workspace.start(thirtyTwins()));
        }

        assertThat(ends(runs))
                .allSatisfy(run -> assertThat(run.nodes()).allMatch(node -> node.outcome() instanceof Outcome.Cached));
    }
}
