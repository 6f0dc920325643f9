package io.penstock.djl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TrainingsTest {

    private final Trainings trainings = new Trainings();

    @Test
    void anEndWithoutTrainingsDoesNotWait() throws Exception {
        assertThat(trainings.end(Duration.ZERO, Duration.ZERO)).isTrue();
    }

    @Test
    void theEndWaitsUntilTheTrainingHasStopped() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<?> training = pool.submit(() -> trainUntilTheEnd(begun));
            begun.await();

            assertThat(trainings.end(Duration.ZERO, Duration.ofMinutes(1))).isTrue();
            assertThatThrownBy(training::get)
                    .hasRootCauseInstanceOf(InterruptedException.class)
                    .hasMessageContaining("The process ends");
        } finally {
            pool.shutdownNow();
        }
    }

    private Void trainUntilTheEnd(CountDownLatch begun) throws IOException, InterruptedException {
        return trainings.during(() -> {
            begun.countDown();
            while (true) {
                trainings.checkGoing();
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void aTrainingThatStandsInAStepIsGivenUpAfterAWhile() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> step = new CompletableFuture<>();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<?> training = pool.submit(() -> trainings.during(() -> {
                begun.countDown();
                return step.join();
            }));
            begun.await();

            assertThat(trainings.end(Duration.ZERO, Duration.ofMillis(1))).isFalse();
            step.complete(null);
            training.get();
        } finally {
            pool.shutdownNow();
        }
    }
}
