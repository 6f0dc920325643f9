package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.metadata.Event.RunFinished;
import io.penstock.runtime.metadata.Event.RunStarted;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.metadata.RunRecord.State;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose end was not written down: they are found out without opening the workspace again. */
class BrokenRunTest {

    private static final Pipeline PIPELINE = Pipeline.define("filling", p -> p.add(new Filling()));

    @TempDir
    Path directory;

    private final CountDownLatch interrupted = new CountDownLatch(1);

    @BeforeEach
    void fill() {
        Filling.FULL.set(false);
        Filling.FILLS.set(true);
    }

    /** Fills the disk of the metadata, once. */
    record Filling() implements Component<Port<Integer>> {

        static final AtomicBoolean FULL = new AtomicBoolean();
        static final AtomicBoolean FILLS = new AtomicBoolean();

        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            FULL.set(FILLS.getAndSet(false));
            execution.write(out, 1);
        }
    }

    /** Saves its work, then fills the disk of the metadata; tells whether there was work that was saved before. */
    record Saving() implements Component<Port<Boolean>> {
        @Override
        public void run(Port<Boolean> out, Execution execution) throws IOException {
            Path saved = execution.unfinished().resolve("saved");
            execution.write(out, Files.exists(saved));
            Files.writeString(saved, "all but the end");
            Filling.FULL.set(Filling.FILLS.getAndSet(false));
        }
    }

    /** Opens a workspace whose metadata are refused while the disk is full. */
    private Workspace open() {
        return new WorkspaceBuilder((clock, later) -> filling(Storages.inMemory(clock))).open();
    }

    private Storage filling(Storage real) {
        MetadataStore metadata = (MetadataStore) Proxy.newProxyInstance(
                MetadataStore.class.getClassLoader(),
                new Class<?>[] {MetadataStore.class},
                (proxy, method, values) -> answer(real.metadata(), method, values));
        return real.with(metadata);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the proxy hands it on
    private Object answer(MetadataStore real, Method method, Object[] values) throws Throwable {
        boolean appends = method.getName().equals("append");
        if (appends && Filling.FULL.get()) {
            return CompletableFuture.failedFuture(new EnvironmentException("No space left"));
        }
        try {
            Object answer = method.invoke(real, values);
            if (appends && ((List<?>) values[0]).stream().anyMatch(BrokenRunTest::interrupts)) {
                interrupted.countDown();
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean interrupts(Object event) {
        return event instanceof RunFinished end && end.state() == State.INTERRUPTED;
    }

    @Test
    void aRunThatBrokeOffIsTakenUpAgainInTheSameWorkspace() {
        try (Workspace workspace = open()) {
            assertThatThrownBy(() -> workspace.run(PIPELINE))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("No space left");
            String run = workspace.runs(1).get(0).id();
            assertThatThrownBy(() -> workspace.retry(run, PIPELINE))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("That run '%s' broke off cannot be written down".formatted(run));
            Filling.FULL.set(false);

            assertThat(workspace.retry(run, PIPELINE).orThrow().run().state()).isEqualTo(State.SUCCEEDED);
        }
    }

    @Test
    void aRunThatBrokeOffEndsAsInterruptedAsSoonAsThatCanBeWrittenDown() throws Exception {
        try (Workspace workspace = open()) {
            assertThatThrownBy(() -> workspace.run(PIPELINE)).isInstanceOf(EnvironmentException.class);
            Filling.FULL.set(false);

            assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(workspace.runs(9)).extracting(RunRecord::state).containsExactly(State.INTERRUPTED);
        }
    }

    @Test
    void aRunOfAProcessThatWasKilledIsTakenUpAgainInAWorkspaceThatWasOpenBefore() {
        Filling.FILLS.set(false);
        try (Workspace workspace = Workspace.open(directory)) {
            RunStarted started = new RunStarted("killed", "filling", "1-2-gone", "{}", "host", Map.of(), Instant.EPOCH);
            workspace.metadata().append(List.of(started)).toCompletableFuture().join();

            RunReport retried = workspace.retry("killed", PIPELINE).orThrow();

            assertThat(retried.id()).isEqualTo("killed");
            assertThat(workspace.runs(9)).extracting(RunRecord::state).containsExactly(State.SUCCEEDED);
        }
    }

    @Test
    void whatIsUnfinishedStaysUntilTheResultIsWrittenDown() {
        Pipeline saving = Pipeline.define("saving", p -> p.add(new Saving()));
        try (Workspace workspace = open()) {
            assertThatThrownBy(() -> workspace.run(saving)).isInstanceOf(EnvironmentException.class);
            Filling.FULL.set(false);

            RunReport again = workspace.run(saving).orThrow();

            assertThat(again.output("saving", "boolean", Boolean.class)).isTrue();
        }
    }
}
