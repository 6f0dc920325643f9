package io.penstock.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.model.ClassWeights;
import io.penstock.model.TrainingSet;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import io.penstock.testing.estimator.TrainingTrial;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoAtOnceTest {

    @TempDir
    private Path directory;

    @Test
    void twoNetworksAreTrainedInOneProcessAsEachAlone() throws Exception {
        TrainingSet set = MadeRows.of(EstimatorContract.BINARY, 400, 1)
                .in(directory.resolve("rows"), Optional.empty(), ClassWeights.even());
        String alone = digest(set, "alone");
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<String>> both = List.of(() -> digest(set, "one"), () -> digest(set, "other"));
            for (Future<String> each : pool.invokeAll(both)) {
                assertThat(each.get()).isEqualTo(alone);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private String digest(TrainingSet set, String name) throws Exception {
        return DjlEstimator.wideAndDeep(8)
                .fit(set, TrainingTrial.in(directory.resolve(name)))
                .digest()
                .text();
    }
}
