package io.penstock.training;

import io.penstock.Execution;
import io.penstock.MetricLog;
import io.penstock.Progress;
import io.penstock.model.Checkpoints;
import io.penstock.model.Model;
import io.penstock.model.TrainingContext;
import java.nio.file.Path;
import java.util.Optional;

/** What an estimator sees of the execution that trains it. */
record ExecutionContext(
        Execution execution,
        Path directory,
        long seed,
        MetricLog log,
        Optional<Model> warmStart,
        Checkpoints checkpoints)
        implements TrainingContext {

    @Override
    public int threads() {
        return execution.threads();
    }

    @Override
    public Progress progress() {
        return execution.progress();
    }

    @Override
    public void checkCancelled() throws InterruptedException {
        execution.checkCancelled();
    }
}
