package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.runtime.HostSafetyTest.Looping;
import io.penstock.runtime.HostSafetyTest.Stage;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.TinySteps.Times;
import io.penstock.runtime.metadata.RunRecord;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Executors of the host that refuse, are full, or have one thread: a run comes to its end on whatever it gets. */
class HostExecutorTest {

    private Workspace workspace = Workspace.inMemory();

    @AfterEach
    void close() {
        Stage.fall();
        workspace.close();
    }

    private static Pipeline wide(int nodes) {
        return Pipeline.define("wide", p -> {
            var count = p.add(new Count(p.add(new Say("a b"))));
            for (int i = 0; i < nodes; i++) {
                p.add("times-" + i, new Times(count, i));
            }
        });
    }

    /** Runs tasks on threads of its own, and takes none while it is shut. */
    private static final class Shutting implements Executor, AutoCloseable {

        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final AtomicInteger left;

        Shutting(int tasks) {
            left = new AtomicInteger(tasks);
        }

        @Override
        public void execute(Runnable task) {
            if (left.getAndDecrement() <= 0) {
                throw new RejectedExecutionException("shut");
            }
            threads.execute(task);
        }

        @Override
        public void close() {
            threads.shutdown();
        }
    }

    @Test
    void anExecutorThatTakesNothingFailsTheNodesAndTheRunIsWrittenDown() {
        try (Shutting host = new Shutting(0)) {
            workspace.close();
            workspace = Workspace.inMemoryBuilder().executor(host).open();

            RunReport run = workspace.run(wide(3));

            assertThat(run.run().state()).isEqualTo(RunRecord.State.FAILED);
            assertThat(run.node("say").reason()).startsWith("The executor takes no more work");
            assertThat(run.node("times-0").outcome()).isInstanceOf(Outcome.Skipped.class);
            host.left.set(Integer.MAX_VALUE);
            assertThat(workspace.retry(run.id(), wide(3)).orThrow().output("times-2", "integer", Integer.class))
                    .isEqualTo(4);
        }
    }

    @Test
    void manyNodesAtOnceForWhichThereIsNoThreadFailOneByOne() {
        int nodes = 2_000;
        try (Shutting host = new Shutting(0)) {
            workspace.close();
            workspace = Workspace.inMemoryBuilder().executor(host).open();
            Pipeline pipeline = Pipeline.define("wide", p -> {
                for (int i = 0; i < nodes; i++) {
                    p.add("say-" + i, new Say("word"));
                }
            });

            assertThat(workspace.run(pipeline).nodes())
                    .hasSize(nodes)
                    .allMatch(node -> node.outcome() instanceof Outcome.Failed);
        }
    }

    @Test
    void whenTheExecutorIsFullTheThreadsThatTheRunHasDoTheWork() {
        try (Shutting host = new Shutting(1)) {
            workspace.close();
            workspace = Workspace.inMemoryBuilder().executor(host).threads(4).open();
            Pipeline pipeline = Pipeline.define("say", p -> {
                for (int i = 0; i < 50; i++) {
                    p.add("say-" + i, new Say("word " + i));
                }
            });

            assertThat(workspace.run(pipeline).orThrow().nodes())
                    .hasSize(50)
                    .allMatch(node -> node.outcome() instanceof Outcome.Executed);
        }
    }

    @Test
    void anExecutorWithOneThreadIsEnough() {
        ExecutorService host = Executors.newSingleThreadExecutor();
        try {
            workspace.close();
            workspace = Workspace.inMemoryBuilder().executor(host).threads(4).open();

            assertThat(workspace.run(wide(50)).orThrow().nodes()).hasSize(52);
            assertThat(workspace
                            .start(wide(60))
                            .report()
                            .toCompletableFuture()
                            .join()
                            .nodes())
                    .hasSize(62);
        } finally {
            workspace.close();
            host.shutdown();
        }
    }

    @Test
    void anAbandonedLoopOnTheOnlyThreadOfTheHostDoesNotKeepTheRunFromBeingCancelled() {
        ExecutorService host = Executors.newSingleThreadExecutor();
        try {
            workspace.close();
            workspace = Workspace.inMemoryBuilder()
                    .executor(host)
                    .grace(Duration.ofMillis(20))
                    .open();
            Pipeline pipeline = Pipeline.define("stuck", p -> {
                p.add("first", new Looping(2), node -> node.timeout(Duration.ofMillis(20)));
                p.add(new Count(p.add(new Say("no thread for this"))));
            });

            RunReport run = workspace.run(pipeline, options -> options.deadline(Duration.ofMillis(200)));

            assertThat(run.run().state()).isEqualTo(RunRecord.State.CANCELLED);
            assertThat(run.abandoned()).containsExactly("first");
            assertThat(run.node("say").outcome()).isInstanceOf(Outcome.Cancelled.class);
        } finally {
            Stage.fall();
            workspace.close();
            host.shutdown();
        }
    }
}
