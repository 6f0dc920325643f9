package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.NodeOptions;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.Retry;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DefinitionException;
import io.penstock.runtime.TinySteps.Endless;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Retries, limits of time, and limits of resources. */
class FailureTest {

    private static final Retry AT_ONCE = Retry.attempts(3).pausing(Duration.ofMillis(1), 2, Duration.ofMillis(4));

    private Workspace workspace = Workspace.inMemory();

    @BeforeEach
    void forget() {
        Flaky.TRIES.clear();
        Stubborn.LEAVE.set(new CountDownLatch(1));
    }

    @AfterEach
    void close() {
        Stubborn.LEAVE.get().countDown();
        workspace.close();
    }

    /** Breaks a number of times before it works. */
    record Flaky(String name, int failures, boolean canPass) implements Component<Port<Integer>> {

        static final Map<String, Integer> TRIES = new ConcurrentHashMap<>();

        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            int tries = TRIES.merge(name, 1, Integer::sum);
            execution.logger().info("try {}", tries);
            if (tries <= failures && canPass) {
                throw new IOException("line " + tries + " is busy");
            }
            if (tries <= failures) {
                throw new IllegalStateException("wrong");
            }
            execution.write(out, tries);
        }
    }

    /** Does not stop when it is asked to. */
    record Stubborn(int number) implements Component<Port<Integer>> {

        static final AtomicReference<CountDownLatch> LEAVE = new AtomicReference<>(new CountDownLatch(1));

        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            boolean done = false;
            while (!done) {
                try {
                    LEAVE.get().await();
                    done = true;
                } catch (InterruptedException e) {
                    done = false; // as badly written code does
                }
            }
            execution.write(out, number);
        }
    }

    /** Counts how many of its kind run at once. */
    record Crowded(int number) implements Component<Port<Integer>> {

        static final AtomicInteger RUNNING = new AtomicInteger();
        static final AtomicInteger MOST = new AtomicInteger();

        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            MOST.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
            Files.createFile(execution.scratch().resolve("takes-a-while"));
            RUNNING.decrementAndGet();
            execution.write(out, number);
        }
    }

    /** Waits for another one of its kind: two of them end only if they run at once. */
    record Meeting(int number) implements Component<Port<Integer>> {

        static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException, InterruptedException {
            try {
                BOTH.await(1, TimeUnit.MINUTES);
            } catch (java.util.concurrent.BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
            execution.write(out, number);
        }
    }

    private static Pipeline flaky(int failures, boolean canPass, UnaryOperator<NodeOptions> options) {
        return Pipeline.define("flaky", p -> {
            p.add(new Flaky("flaky", failures, canPass), options);
            p.add(new Say("another branch"));
        });
    }

    @Test
    void anErrorThatCanPassIsTriedAgain() {
        RunReport run =
                workspace.run(flaky(2, true, node -> node.retry(AT_ONCE))).orThrow();

        assertThat(run.output("flaky", "integer", Integer.class)).isEqualTo(3);
        assertThat(run.node("flaky").attempt()).isEqualTo(3);
    }

    @Test
    void everyAttemptIsKeptWithItsStackAndItsLog() {
        RunReport run =
                workspace.run(flaky(1, true, node -> node.retry(AT_ONCE))).orThrow();

        assertThat(workspace.attempts(run.id(), "flaky"))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.outcome()).contains(Event.Outcome.FAILED);
                            assertThat(first.reason()).isEqualTo("IOException: line 1 is busy");
                            assertThat(first.stack()).contains("FailureTest$Flaky.run(FailureTest.java:");
                            assertThat(first.log()).singleElement().asString().endsWith("INFO try 1");
                        },
                        second -> {
                            assertThat(second.number()).isEqualTo(2);
                            assertThat(second.outcome()).contains(Event.Outcome.EXECUTED);
                            assertThat(second.stack()).isEmpty();
                            assertThat(second.log()).singleElement().asString().endsWith("INFO try 2");
                        });
    }

    @Test
    void anErrorThatDoesNotPassFailsAtOnce() {
        RunReport run = workspace.run(flaky(1, false, node -> node.retry(AT_ONCE)));

        assertThat(run.node("flaky").outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(run.node("flaky").attempt()).isEqualTo(1);
        assertThat(run.node("say").outcome()).isInstanceOf(Outcome.Executed.class);
    }

    @Test
    void anErrorThatIsNamedIsTriedAgain() {
        UnaryOperator<NodeOptions> named = node -> node.retry(AT_ONCE.alsoAfter(IllegalStateException.class));

        assertThat(workspace.run(flaky(2, false, named)).orThrow().node("flaky").attempt())
                .isEqualTo(3);
    }

    @Test
    void attemptsComeToAnEnd() {
        RunReport run = workspace.run(flaky(3, true, node -> node.retry(AT_ONCE)));

        assertThat(run.node("flaky").reason()).isEqualTo("IOException: line 3 is busy");
        assertThat(workspace.attempts(run.id(), "flaky")).hasSize(3);
    }

    @Test
    void aRunThatIsTakenUpAgainTriesAsOftenAgain() {
        Pipeline pipeline = flaky(5, true, node -> node.retry(AT_ONCE));
        RunReport broken = workspace.run(pipeline);
        assertThat(broken.succeeded()).isFalse();

        RunReport run = workspace.retry(broken.id(), pipeline).orThrow();

        assertThat(run.node("flaky").attempt()).isEqualTo(6);
        assertThat(workspace.attempts(run.id(), "flaky")).hasSize(6);
    }

    @Test
    void aNodeThatTakesTooLongIsInterruptedAndFails() {
        Pipeline pipeline = Pipeline.define("endless", p -> {
            p.add(new Endless(0), node -> node.timeout(Duration.ofMillis(50)));
            p.add(new Say("another branch"));
        });

        RunReport run = workspace.run(pipeline);

        assertThat(run.node("endless").reason())
                .isEqualTo("TimeoutException: 'endless' took longer than its timeout of PT0.05S");
        assertThat(run.abandoned()).isEmpty();
        assertThat(run.node("say").outcome()).isInstanceOf(Outcome.Executed.class);
    }

    @Test
    void aNodeThatDoesNotStopIsAbandonedAndNamed() {
        workspace.close();
        workspace = Workspace.inMemoryBuilder()
                .threads(1)
                .grace(Duration.ofMillis(50))
                .open();
        Pipeline pipeline = Pipeline.define("stubborn", p -> {
            p.add(new Stubborn(1), node -> node.timeout(Duration.ofMillis(50)));
            p.add(new Say("another branch"));
        });

        RunReport run = workspace.run(pipeline);

        assertThat(run.abandoned()).containsExactly("stubborn");
        assertThat(run.run().notes()).containsEntry("abandoned", "stubborn");
        assertThat(run.node("stubborn").outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(run.node("say").outcome()).isInstanceOf(Outcome.Executed.class);
    }

    @Test
    void aRunHasADeadline() {
        Pipeline pipeline = Pipeline.define("late", p -> p.add(new Endless(0)));

        RunReport run = workspace.run(pipeline, options -> options.deadline(Duration.ofMillis(50)));

        assertThat(run.run().state()).isEqualTo(RunRecord.State.CANCELLED);
        assertThatThrownBy(run::orThrow)
                .isInstanceOf(ComponentException.class)
                .hasMessageContaining("was cancelled: its deadline of PT0.05S passed");
    }

    @Test
    void aNodeThatWaitsForItsNextAttemptIsCancelledAtOnce() throws Exception {
        Retry patient = Retry.attempts(9).pausing(Duration.ofHours(1), 1, Duration.ofHours(1));
        CountDownLatch failed = new CountDownLatch(1);
        workspace.close();
        workspace = Workspace.inMemoryBuilder()
                .listener(new RunListener() {
                    @Override
                    public void nodeFinished(String run, NodeReport node) {
                        failed.countDown();
                    }
                })
                .open();
        RunHandle handle = workspace.start(
                Pipeline.define("waiting", p -> p.add(new Flaky("waiting", 9, true), node -> node.retry(patient))));
        assertThat(failed.await(1, TimeUnit.MINUTES)).isTrue();

        handle.cancel();

        RunReport run = handle.report().toCompletableFuture().get(1, TimeUnit.MINUTES);
        assertThat(run.node("flaky").outcome()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(workspace.attempts(run.id(), "flaky"))
                .extracting(AttemptReport::outcome)
                .containsExactly(Optional.of(Event.Outcome.FAILED), Optional.of(Event.Outcome.CANCELLED));
    }

    @Test
    void aResourceIsHeldByNoMoreNodesThanThereIsOfIt() {
        workspace.close();
        workspace = Workspace.inMemoryBuilder().threads(8).resource("gpu", 2).open();
        Pipeline pipeline = Pipeline.define("crowd", p -> {
            for (int i = 0; i < 200; i++) {
                p.add("crowded-" + i, new Crowded(i), node -> node.permit("gpu"));
            }
        });

        workspace.run(pipeline).orThrow();

        assertThat(Crowded.MOST.get()).isBetween(1, 2);
    }

    @Test
    void aResourceIsSharedByTheRunsOfAWorkspace() throws Exception {
        workspace.close();
        workspace = Workspace.inMemoryBuilder().threads(2).resource("room", 2).open();
        RunHandle one =
                workspace.start(Pipeline.define("one", p -> p.add(new Meeting(1), node -> node.permit("room"))));
        RunHandle other =
                workspace.start(Pipeline.define("other", p -> p.add(new Meeting(2), node -> node.permit("room"))));

        assertThat(one.report().toCompletableFuture().get(1, TimeUnit.MINUTES).succeeded())
                .isTrue();
        assertThat(other.report().toCompletableFuture().get(1, TimeUnit.MINUTES).succeeded())
                .isTrue();
    }

    @Test
    void aResourceThatTheWorkspaceLacksIsRefusedBeforeTheRun() {
        Pipeline pipeline = Pipeline.define("lacking", p -> p.add(new Say("a"), node -> node.permit("gpu")));

        assertThatThrownBy(() -> workspace.run(pipeline))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Node 'say': resource 'gpu' is not known");
        assertThat(workspace.runs(1)).isEmpty();
    }

    @Test
    void theEnergyOfARunIsThatOfAllItsAttemptsAndElements() {
        Pipeline pipeline = Pipeline.define("using", p -> {
            p.add(new Flaky("flaky", 1, true), node -> node.retry(AT_ONCE));
            var numbers = p.add(new ControlFlowTest.Numbers(List.of(1, 2)));
            p.forEach(numbers, number -> p.add(new TinySteps.Times(number, 3)));
        });
        RunReport run = workspace.run(pipeline).orThrow();

        List<Event.ExecutionFinished> used = workspace.metadata().executions(run.id()).stream()
                .flatMap(execution -> execution.finished().stream())
                .filter(end -> end.usage().cpuNanos() > 0)
                .toList();
        assertThat(used)
                .extracting(end -> end.id().node() + " " + end.id().item() + " " + end.outcome())
                .containsExactlyInAnyOrder(
                        "flaky  FAILED",
                        "flaky  EXECUTED",
                        "numbers  EXECUTED",
                        "times 0 EXECUTED",
                        "times 1 EXECUTED");
        double joules = used.stream().mapToLong(end -> end.usage().cpuNanos()).sum() / 1e9 * 2.76;
        assertThat(run.energy().joules()).isCloseTo(joules, within(1e-9));
        assertThat(workspace.report(run.id()).energy()).isEqualTo(run.energy());
    }

    @Test
    void theUseOfTheMachineIsKept() {
        RunReport run = workspace
                .run(Pipeline.define("used", p -> p.add(new TinySteps.Letters(60_000))))
                .orThrow();

        assertThat(run.node("letters").usage().wallNanos()).isPositive();
        assertThat(run.node("letters").usage().cpuNanos()).isPositive();
        assertThat(run.node("letters").usage().allocatedBytes()).isGreaterThan(60_000);
        assertThat(run.node("letters").usage().peakHeapBytes()).isPositive();
        assertThat(run.energy().joules()).isEqualTo(run.node("letters").usage().cpuNanos() / 1e9 * 2.76);
    }
}
