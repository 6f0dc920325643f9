package io.penstock.djl;

import io.penstock.model.ClassWeights;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import io.penstock.testing.estimator.TrainingTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Trains for longer than anybody waits, and tells at the end of the process whether the training had stopped. */
final class Endless {

    private static final long PATIENCE_MILLIS = 60_000;

    private Endless() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Path.of(arguments[0]);
        TrainingTrial trial = TrainingTrial.in(directory.resolve("model"));
        Thread teller = new Thread(() -> tellWhenItGoesOn(trial));
        teller.setDaemon(true);
        teller.start();
        Thread training = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> tellWhetherItStops(training)));
        DjlEstimator.wideAndDeep(10_000_000)
                .fit(
                        MadeRows.of(EstimatorContract.BINARY, 100, 1)
                                .in(directory.resolve("rows"), Optional.empty(), ClassWeights.even()),
                        trial);
    }

    private static void tellWhenItGoesOn(TrainingTrial trial) {
        while (trial.metric("loss").isEmpty()) {
            Thread.onSpinWait();
        }
        System.out.println("training");
    }

    private static void tellWhetherItStops(Thread training) {
        try {
            training.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.println(training.isAlive() ? "goes on" : "stopped");
    }
}
