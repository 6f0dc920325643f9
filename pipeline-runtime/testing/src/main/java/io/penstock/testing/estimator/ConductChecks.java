package io.penstock.testing.estimator;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.model.Estimator;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingSet;
import io.penstock.testing.internal.ComponentThreads;
import io.penstock.testing.internal.LeakedThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a training conducts itself in a process that has others in it. */
record ConductChecks(Trainings trainings) {

    /** By how much a machine on which others work may be slower than a thread's own time on a processor. */
    private static final int LONGEST_WAIT = 30;

    void stopsSoon(ProblemType problem) throws Exception {
        EstimatorContract contract = trainings.contract();
        Estimator busy = contract.busy();
        Duration grace = contract.grace();
        TrainingSet many = trainings.set(contract.rows(problem, contract.busyRows(), 1));
        TrainingTrial trial = trainings.trial();
        ComponentThreads threads = new ComponentThreads(contract.sharedThreads());
        ExecutorService pool = threads.pool();
        try {
            StoppedTraining stopped =
                    StoppedTraining.of(pool, () -> busy.fit(many, trial), trial, grace.multipliedBy(LONGEST_WAIT));
            assertThat(stopped.failure())
                    .as("a training that was asked to stop ends with InterruptedException")
                    .containsInstanceOf(InterruptedException.class);
            assertThat(stopped.worked())
                    .as("how long it works on when it was asked to stop")
                    .isBetween(Duration.ZERO, grace);
        } finally {
            pool.shutdownNow();
        }
        assertThat(LeakedThread.text(threads.left())).isEmpty();
    }

    void leavesNothing(ProblemType problem) throws Exception {
        TrainingSet set = trainings.set(trainings.rows(problem));
        trainings.train(set, trainings.trial()); // whatever a framework unpacks once for the whole process
        Set<Path> before = temporary();
        ComponentThreads threads = new ComponentThreads(trainings.contract().sharedThreads());
        ExecutorService pool = threads.pool();
        try {
            pool.submit(() -> scores(set, problem)).get();
        } finally {
            pool.shutdownNow();
        }
        assertThat(LeakedThread.text(threads.left())).isEmpty();
        assertThat(temporary()).isSubsetOf(before);
    }

    private double[] scores(TrainingSet set, ProblemType problem) throws Exception {
        try (Scoring scoring = Scoring.of(trainings.train(set, trainings.trial()))) {
            return scoring.batch(trainings.unseen(problem));
        }
    }

    private static Set<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().contains("penstock"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
