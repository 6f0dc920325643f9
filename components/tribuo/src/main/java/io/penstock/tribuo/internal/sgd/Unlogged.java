package io.penstock.tribuo.internal.sgd;

import io.penstock.MetricLog;
import io.penstock.Progress;
import io.penstock.model.TrainingContext;
import java.nio.file.Path;

/** A training whose steps were logged before. */
record Unlogged(TrainingContext context) implements TrainingContext {

    @Override
    public Path directory() {
        return context.directory();
    }

    @Override
    public long seed() {
        return context.seed();
    }

    @Override
    public int threads() {
        return context.threads();
    }

    @Override
    public MetricLog log() {
        return (name, step, value) -> {};
    }

    @Override
    public Progress progress() {
        return (done, total, unit) -> {};
    }

    @Override
    public void checkCancelled() throws InterruptedException {
        context.checkCancelled();
    }
}
