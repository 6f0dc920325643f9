package io.penstock.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Row;
import io.penstock.errors.DataException;
import io.penstock.model.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ServingModelTest {

    private static final Row ROW = Row.of("fare", 12.5);

    @TempDir
    private Path directory;

    private Path serving;

    @BeforeEach
    void place() {
        serving = directory.resolve("serving");
    }

    @Test
    void aPushedModelAnswersARawRow() throws Exception {
        push(0.75);

        try (ServingModel model = ServingModel.open(serving)) {
            assertThat(model.predict(ROW))
                    .isEqualTo(new Prediction.Classification("yes", 0.75, List.of("no", "yes"), List.of(0.25, 0.75)));
            assertThat(model.version()).isEqualTo(1);
        }
    }

    @Test
    void aNewModelIsTakenWithoutARestart() throws Exception {
        push(0.75);
        try (ServingModel model = ServingModel.open(serving)) {
            assertThat(model.refresh()).isFalse();
            push(0.25);

            assertThat(model.refresh()).isTrue();
            assertThat(model.predict(ROW)).extracting("label").isEqualTo("no");
            assertThat(model.version()).isEqualTo(2);
        }
    }

    @Test
    @Timeout(20)
    void aWatchTakesANewModelByItself() throws Exception {
        push(0.75);
        try (ServingModel model = ServingModel.watch(serving, Duration.ofMillis(2))) {
            push(0.25);

            while (model.version() == 1) {
                Thread.onSpinWait();
            }
            assertThat(model.predict(ROW)).extracting("label").isEqualTo("no");
        }
    }

    @Test
    void aDamagedNewVersionLeavesTheOldOneServing() throws Exception {
        push(0.75);
        try (ServingModel model = ServingModel.open(serving)) {
            PushedModel second = push(0.25);
            Files.writeString(serving.resolve(second.directory()).resolve("probability"), "0.99");

            assertThatThrownBy(model::refresh)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("does not hold model");
            assertThat(model.predict(ROW)).extracting("probability").isEqualTo(0.75);
        }
    }

    @Test
    @Timeout(20)
    void aWatchTellsWhyANewVersionDoesNotServe() throws Exception {
        push(0.75);
        try (ServingModel model = ServingModel.watch(serving, Duration.ofMillis(2))) {
            Path next = Files.writeString(serving.resolve("next"), "nonsense");
            Files.move(next, serving.resolve("CURRENT"), StandardCopyOption.ATOMIC_MOVE);

            while (model.failure().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(model.failure().orElseThrow()).hasMessageContaining("'nonsense'");
            assertThat(model.predict(ROW)).extracting("probability").isEqualTo(0.75);

            push(0.75);
            while (model.failure().isPresent()) {
                Thread.onSpinWait();
            }
            assertThat(model.version()).isEqualTo(1);
        }
    }

    @Test
    void anEmptyServingDirectoryIsRefused() {
        assertThatThrownBy(() -> ServingModel.open(serving))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("No model was pushed to '" + serving + "' yet");
    }

    @Test
    void aClosedModelRefusesToPredictAndToRefresh() throws Exception {
        push(0.75);
        ServingModel model = ServingModel.open(serving);
        model.close();
        model.close();
        push(0.25);

        assertThatThrownBy(() -> model.predict(ROW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(model::refresh).isInstanceOf(IllegalStateException.class);
    }

    /** The scorer of a replaced version fails when used after it was closed: predictions under way must not see that. */
    @Test
    @Timeout(60)
    void predictionsUnderWayEndOnTheirModelWhileVersionsChange() throws Exception {
        push(0.25);
        push(0.75);
        try (ServingModel model = ServingModel.open(serving)) {
            AtomicBoolean done = new AtomicBoolean();
            CountDownLatch started = new CountDownLatch(3);
            ExecutorService threads = Executors.newFixedThreadPool(3);
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                counts.add(threads.submit(() -> predictUntil(done, started, model)));
            }
            started.await();
            for (int i = 0; i < 50; i++) {
                push(i % 2 == 0 ? 0.25 : 0.75);
                assertThat(model.refresh()).isTrue();
            }
            done.set(true);
            for (Future<Long> count : counts) {
                assertThat(count.get(30, TimeUnit.SECONDS)).isPositive();
            }
            threads.shutdown();
        }
    }

    private static long predictUntil(AtomicBoolean done, CountDownLatch started, ServingModel model) {
        long count = 0;
        while (!done.get()) {
            double probability = ((Prediction.Classification) model.predict(ROW)).probabilityOf("yes");
            assertThat(probability).isIn(0.25, 0.75);
            if (count++ == 0) {
                started.countDown();
            }
        }
        return count;
    }

    private PushedModel push(double probability) throws IOException, InterruptedException {
        Path place = directory.resolve("model-" + probability);
        return new ServingDirectory(serving).push(ConstantModel.write(place, probability));
    }
}
