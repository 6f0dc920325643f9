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
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
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

    @Test
    void aTrainingThatBeginsAfterTheEndIsRefused() throws Exception {
        trainings.end(Duration.ZERO, Duration.ZERO);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<String> late = pool.submit(() -> trainings.during(() -> "trained"));

            assertThatThrownBy(() -> late.get(1, TimeUnit.MINUTES))
                    .hasCauseInstanceOf(InterruptedException.class)
                    .hasMessageContaining("The process ends");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aTrainingThatWaitsForTheEndCanBeCancelled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> step = new CompletableFuture<>();
        FutureTask<Void> first = new FutureTask<>(() -> trainings.during(() -> {
            begun.countDown();
            return step.join();
        }));
        FutureTask<Boolean> end = new FutureTask<>(() -> trainings.end(Duration.ofMinutes(10), Duration.ZERO));
        FutureTask<String> second = new FutureTask<>(() -> trainings.during(() -> "trained"));
        start(first);
        begun.await();
        startAndAwait(end, Thread.State.TIMED_WAITING);

        startAndAwait(second, Thread.State.WAITING).interrupt();

        assertThatThrownBy(() -> second.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(InterruptedException.class);
        step.complete(null);
        first.get();
        assertThat(end.get()).isTrue();
    }

    private static Thread start(FutureTask<?> task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static Thread startAndAwait(FutureTask<?> task, Thread.State state) {
        Thread thread = start(task);
        while (thread.getState() != state && !task.isDone()) {
            Thread.onSpinWait();
        }
        return thread;
    }
}
