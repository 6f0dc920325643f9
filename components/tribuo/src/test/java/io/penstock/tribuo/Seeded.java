package io.penstock.tribuo;

import io.penstock.MetricLog;
import io.penstock.Progress;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import java.io.IOException;
import java.nio.file.Path;

/** An estimator with a seed that a test knows. */
record Seeded(TribuoEstimator estimator, long seed) implements Estimator {

    @Override
    public String framework() {
        return estimator.framework();
    }

    @Override
    public boolean supports(ProblemType problem) {
        return estimator.supports(problem);
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        return estimator.fit(set, new Context(context, seed));
    }

    private record Context(TrainingContext context, long seed) implements TrainingContext {

        @Override
        public Path directory() {
            return context.directory();
        }

        @Override
        public int threads() {
            return context.threads();
        }

        @Override
        public MetricLog log() {
            return context.log();
        }

        @Override
        public Progress progress() {
            return context.progress();
        }

        @Override
        public void checkCancelled() throws InterruptedException {
            context.checkCancelled();
        }
    }
}
