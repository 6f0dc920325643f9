package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.Retry;
import io.penstock.artifact.OutputLocation;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Letters;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.TinySteps.Times;
import io.penstock.runtime.metadata.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Components that misbehave: each hurts its own node and no other, and the next run works. */
class HostSafetyTest {

    @TempDir
    Path directory;

    private Workspace workspace = Workspace.inMemory();

    @AfterEach
    void close() {
        Stage.fall();
        workspace.close();
    }

    /** What a test hands to a component that it watches, and the other way round. */
    static final class Stage {

        static final AtomicReference<CountDownLatch> CURTAIN = new AtomicReference<>(new CountDownLatch(1));
        static final AtomicReference<@Nullable Workspace> OPEN = new AtomicReference<>();
        static final AtomicReference<CompletableFuture<Throwable>> LATE =
                new AtomicReference<>(new CompletableFuture<>());

        private Stage() {}

        /** Lets what loops or waits go on, and the next test begin. */
        static void fall() {
            CURTAIN.get().countDown();
            CURTAIN.set(new CountDownLatch(1));
        }
    }

    /** An exception of which nothing can be asked. */
    private static final class Mute extends RuntimeException {
        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public String toString() {
            throw new AssertionError("no text");
        }
    }

    /** An exception whose cause cannot be asked for. */
    private static final class Rootless extends RuntimeException {
        @Override
        public synchronized Throwable getCause() {
            throw new UnsupportedOperationException("no cause");
        }
    }

    /** What a component may do wrong. */
    enum Mischief {
        OVERFLOWS,
        THROWS_THE_END_OF_THE_THREAD,
        THROWS_A_LINKAGE_ERROR,
        THROWS_WHAT_CANNOT_BE_ASKED,
        THROWS_WHAT_HAS_NO_CAUSE,
        THROWS_A_RING_OF_CAUSES,
        INTERRUPTS_ITSELF,
        CLOSES_THE_WORKSPACE
    }

    record Mischievous(Mischief mischief) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            switch (mischief) {
                case OVERFLOWS -> execution.write(out, deeper(0));
                case THROWS_THE_END_OF_THE_THREAD -> throw new ThreadDeath();
                case THROWS_A_LINKAGE_ERROR -> throw new NoClassDefFoundError("absent/Type");
                case THROWS_WHAT_CANNOT_BE_ASKED -> throw new Mute();
                case THROWS_WHAT_HAS_NO_CAUSE -> throw new Rootless();
                case THROWS_A_RING_OF_CAUSES -> throw ring();
                case INTERRUPTS_ITSELF -> Thread.currentThread().interrupt();
                case CLOSES_THE_WORKSPACE ->
                    Objects.requireNonNull(Stage.OPEN.get()).close();
            }
            execution.write(out, 1);
        }

        private static int deeper(int depth) {
            return depth < 0 ? depth : deeper(depth + 1) + 1;
        }

        private static RuntimeException ring() {
            RuntimeException first = new IllegalStateException("first");
            first.initCause(new IllegalStateException("second", first));
            return first;
        }
    }

    private static Pipeline withAnotherBranch(Component<Port<Integer>> first) {
        return Pipeline.define("branches", p -> {
            p.add(
                    "behind",
                    new Times(
                            p.add(
                                    "first",
                                    first,
                                    node -> node.retry(
                                            Retry.attempts(2).pausing(Duration.ofMillis(1), 1, Duration.ofMillis(1)))),
                            2));
            p.add(new Count(p.add(new Say("another branch"))));
        });
    }

    private static void assertOnlyTheFirstFailed(RunReport run) {
        assertThat(run.run().state()).isEqualTo(RunRecord.State.FAILED);
        assertThat(run.node("first").outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(run.node("behind").outcome()).isInstanceOf(Outcome.Skipped.class);
        assertThat(run.node("count").outcome()).isInstanceOf(Outcome.Executed.class);
    }

    private void assertTheNextRunWorks() {
        Pipeline next = Pipeline.define("next", p -> p.add(new Count(p.add(new Say("a b c")))));
        assertThat(workspace.run(next).orThrow().output("count", "integer", Integer.class))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aComponentThatMisbehavesFailsItsNodeAndNoOther(Mischief mischief) {
        Stage.OPEN.set(workspace);

        RunReport run = workspace.run(withAnotherBranch(new Mischievous(mischief)));

        assertOnlyTheFirstFailed(run);
        assertTheNextRunWorks();
    }

    @Test
    void aFailureThatCannotBeAskedIsNamedByItsClass() {
        RunReport run = workspace.run(withAnotherBranch(new Mischievous(Mischief.THROWS_WHAT_CANNOT_BE_ASKED)));

        assertThat(run.node("first").reason())
                .isEqualTo("Mute: its message cannot be had: java.lang.IllegalStateException");
    }

    @Test
    void aNodeThatClosesItsWorkspaceIsToldWhereToCloseIt() {
        Stage.OPEN.set(workspace);

        RunReport run = workspace.run(withAnotherBranch(new Mischievous(Mischief.CLOSES_THE_WORKSPACE)));

        assertThat(run.node("first").reason()).startsWith("Node 'first' closes the workspace that runs it.");
    }

    /** Never stops by itself. */
    record Looping(int number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            CountDownLatch curtain = Stage.CURTAIN.get();
            while (curtain.getCount() > 0) {
                Thread.onSpinWait();
            }
            execution.write(out, number);
        }
    }

    @Test
    void anEndlessLoopFailsItsNodeAndNoOther() {
        workspace.close();
        workspace = Workspace.inMemoryBuilder()
                .threads(1)
                .grace(Duration.ofMillis(20))
                .open();
        Pipeline pipeline = Pipeline.define("branches", p -> {
            p.add("behind", new Times(p.add("first", new Looping(1), node -> node.timeout(Duration.ofMillis(20))), 2));
            p.add(new Count(p.add(new Say("another branch"))));
        });

        RunReport run = workspace.run(pipeline);

        assertOnlyTheFirstFailed(run);
        assertThat(run.abandoned()).containsExactly("first");
        assertTheNextRunWorks();
    }

    /** Leaves a thread behind, which writes when everything is over. */
    record Leaving(int number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, number);
            CountDownLatch curtain = Stage.CURTAIN.get();
            CompletableFuture<Throwable> late = Stage.LATE.get();
            Thread thread = new Thread(() -> {
                try {
                    curtain.await();
                    execution.write(out, 666);
                } catch (IOException | InterruptedException | RuntimeException e) {
                    late.complete(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Test
    void aThreadThatANodeLeavesChangesNothingOfWhatItMade() throws Exception {
        Pipeline pipeline = Pipeline.define("leaving", p -> p.add(new Leaving(5)));
        RunReport run = workspace.run(pipeline).orThrow();

        Stage.CURTAIN.get().countDown();

        assertThat(Stage.LATE.get().get(1, TimeUnit.MINUTES)).hasMessageContaining("is set twice");
        assertThat(run.output("leaving", "integer", Integer.class)).isEqualTo(5);
        assertThat(workspace.run(pipeline).orThrow().output("leaving", "integer", Integer.class))
                .isEqualTo(5);
        assertTheNextRunWorks();
    }

    /** Deletes the file that it reads, which it should not know where to find. */
    record Deleting(Port<String> text, OutputLocation store) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.read(text);
            try (Stream<Path> files = Files.walk(store.path())) {
                for (Path file :
                        files.filter(path -> path.endsWith("value.json")).toList()) {
                    Files.setPosixFilePermissions(
                            Objects.requireNonNull(file.getParent()), PosixFilePermissions.fromString("rwxr-xr-x"));
                    Files.delete(file);
                }
            }
            execution.write(out, 1);
        }
    }

    /** Reads after another node has ended. */
    record Later(Port<String> text, Port<Integer> after) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, execution.read(text).length() + execution.read(after));
        }
    }

    @Test
    void aNodeThatDeletesItsInputDoesNotHurtTheOthersThatReadIt() {
        workspace.close();
        workspace = Workspace.open(directory);
        Pipeline pipeline = Pipeline.define("deleting", p -> {
            var letters = p.add(new Letters(100_000));
            p.add(new Later(letters, p.add(new Deleting(letters, OutputLocation.of(directory.resolve("artifacts"))))));
        });

        RunReport run = workspace.run(pipeline).orThrow();

        assertThat(run.output("later", "integer", Integer.class)).isEqualTo(100_001);
        assertThat(run.node("letters").reason()).contains("is damaged");
        assertThat(run.output("letters", "string", String.class)).hasSize(100_000);
        assertTheNextRunWorks();
    }
}
