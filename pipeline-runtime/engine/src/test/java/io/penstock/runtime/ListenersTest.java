package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Nothing;
import io.penstock.Pipeline;
import io.penstock.runtime.RunReport.Observation;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.TinySteps.Times;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listeners that throw, hang, or do not keep up. */
class ListenersTest {

    private final CountDownLatch leave = new CountDownLatch(1);
    private final Hearing hearing = new Hearing();

    @AfterEach
    void release() {
        leave.countDown();
    }

    /** Notes what it hears. */
    private static final class Hearing implements RunListener {

        private final Collection<String> heard = new ConcurrentLinkedQueue<>();
        private final AtomicInteger ends = new AtomicInteger();

        @Override
        public void runStarted(String run, Pipeline pipeline) {
            heard.add("start");
        }

        @Override
        public void nodeFinished(String run, NodeReport node) {
            heard.add(node.id() + " " + node.outcome());
            ends.incrementAndGet();
        }

        @Override
        public void runFinished(RunReport report) {
            heard.add("end");
        }
    }

    /** Does not come back from the first thing that it is told, whatever interrupts it. */
    private final class Hanging implements RunListener {
        @Override
        public void runStarted(String run, Pipeline pipeline) {
            Uninterruptibles.awaitUninterruptibly(leave);
        }
    }

    private static final class Throwing implements RunListener {
        @Override
        public void nodeStarted(String run, String node) {
            throw new StackOverflowError("broken listener");
        }
    }

    /** Comes back from the end of a node only when the test says so. */
    private final class Slow implements RunListener {
        @Override
        public void nodeFinished(String run, NodeReport node) {
            try {
                leave.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Pipeline simple() {
        return Pipeline.define("simple", p -> p.add(new Times(p.add(new Count(p.add(new Say("a b")))), 3)));
    }

    record Idle(int number) implements Component<Nothing> {
        @Override
        public void run(Nothing out, Execution execution) {}
    }

    private static Pipeline wide(int nodes) {
        return Pipeline.define("wide", p -> {
            for (int i = 0; i < nodes; i++) {
                p.add("idle-" + i, new Idle(i));
            }
        });
    }

    private Workspace workspace(RunListener bad) {
        return Workspace.inMemoryBuilder().listener(bad).listener(hearing).open();
    }

    private static List<String> listenerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("penstock-listener-") && name.contains("ListenersTest"))
                .toList();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("penstock"))
                .toList();
    }

    private static void joinAll(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(60_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    @Test
    void aListenerThatThrowsDegradesTheObservationAndNothingElse() {
        try (Workspace workspace = workspace(new Throwing())) {
            RunReport run = workspace.run(simple()).orThrow();

            assertThat(run.observed()).isEqualTo(Observation.DEGRADED);
            assertThat(hearing.heard)
                    .containsExactly("start", "say executed", "count executed", "times executed", "end");
        }
    }

    @Test
    void aListenerThatThrewIsNoTroubleOfTheNextRun() {
        AtomicInteger runs = new AtomicInteger();
        RunListener once = new RunListener() {
            @Override
            public void runStarted(String run, Pipeline pipeline) {
                if (runs.incrementAndGet() == 1) {
                    throw new IllegalStateException("broken listener");
                }
            }
        };
        try (Workspace workspace = workspace(once)) {
            assertThat(workspace.run(simple()).observed()).isEqualTo(Observation.DEGRADED);
            assertThat(workspace.run(simple()).observed()).isEqualTo(Observation.COMPLETE);
        }
    }

    @Test
    void aListenerThatHangsHoldsUpNoRunAndIsTheOnlyThreadThatIsLeft() throws Exception {
        List<Thread> before = threads();
        Workspace workspace = workspace(new Hanging());
        try (workspace) {
            RunReport first = workspace.run(simple()).orThrow();
            RunReport second = workspace.run(simple()).orThrow();

            assertThat(first.observed()).isEqualTo(Observation.DEGRADED);
            assertThat(second.observed()).isEqualTo(Observation.DEGRADED);
            assertThat(second.run().notes()).containsEntry("observed", "degraded");
            assertThat(hearing.heard)
                    .containsExactly(
                            "start",
                            "say executed",
                            "count executed",
                            "times executed",
                            "end",
                            "start",
                            "say cached",
                            "count cached",
                            "times cached",
                            "end");
        }
        List<Thread> left = new ArrayList<>(threads());
        left.removeAll(before);
        joinAll(left.stream()
                .filter(thread -> !thread.getName().contains(Hanging.class.getName()))
                .toList());
        assertThat(listenerThreads()).containsExactly("penstock-listener-" + Hanging.class.getName() + "-1");
        leave.countDown();
        joinAll(left);
    }

    @Test
    void whatAListenerDoesNotTakeInSoonEnoughIsDroppedAndTheRunSaysSo() {
        int nodes = 5_100; // with a start and an end each, more than wait for a listener
        try (Workspace workspace = workspace(new Slow())) {
            RunReport run = workspace.run(wide(nodes)).orThrow();

            assertThat(run.observed()).isEqualTo(Observation.DEGRADED);
            assertThat(run.run().notes()).containsEntry("observed", "degraded");
            leave.countDown();
        }
    }
}
