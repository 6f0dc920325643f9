package io.penstock.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.MetricLog;
import io.penstock.Progress;
import io.penstock.model.Checkpoints;
import io.penstock.model.Model;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.testing.estimator.TrainingTrial;
import io.penstock.trees.CompleteRows;
import io.penstock.trees.boosting.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("libgomp")
class LightgbmTrainingTest {

    @TempDir
    Path directory;

    /** The rows are read for the bins and to be pushed, batch by batch, and the training stops at each of these batches once. */
    @Test
    void whateverIsHeldOutsideTheHeapIsFreedWhereverATrainingStops() throws IOException, InterruptedException {
        TrainingSet set = CompleteRows.random(220_000, 2).in(directory.resolve("rows"));
        for (int checks = 0; checks < 16; checks++) {
            LightgbmEstimator estimator = LightgbmEstimator.boostedTrees(100);
            StoppedAt context = StoppedAt.check(checks, directory.resolve("model" + checks));

            assertThatThrownBy(() -> estimator.fit(set, context)).isInstanceOf(InterruptedException.class);

            assertThat(NativeHandle.open()).as("after %d checks", checks).isZero();
        }
    }

    @Test
    void noFileOfAMomentStays() throws IOException, InterruptedException {
        TrainingSet set = CompleteRows.random(1_000, 2).in(directory.resolve("rows"));
        Schedule schedule = Schedule.of(4).withCheckpointEvery(2);

        Model model = LightgbmEstimator.boostedTrees(4)
                .withSchedule(schedule)
                .fit(set, TrainingTrial.in(directory.resolve("model")));

        try (Stream<Path> files = Files.list(model.directory())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("model.json", "model.txt", "trees.bin", "importances.json");
        }
    }

    /** The first tag is on every row, so its model never has more than the one tree of a constant. */
    @Test
    void tagsThatGrowUnequallyKeepTheTreesOfAllRounds() throws IOException, InterruptedException {
        TrainingSet set = OneFirmTag.in(directory.resolve("rows"));
        Model first = LightgbmEstimator.boostedTrees(3).fit(set, TrainingTrial.in(directory.resolve("first")));
        Model next = LightgbmEstimator.boostedTrees(4)
                .fit(set, TrainingTrial.in(directory.resolve("next")).startingFrom(first));

        assertThat(trees(first, 1)).isEqualTo(3);
        assertThat(trees(next, 1)).isEqualTo(7);
        assertThat(trees(next, 0)).isLessThan(3);
    }

    private static long trees(Model model, int tag) throws IOException {
        try (Stream<String> lines = Files.lines(model.directory().resolve(LightgbmEstimator.file(tag, 2)))) {
            return lines.filter(line -> line.startsWith("Tree=")).count();
        }
    }

    /** A training that is asked to stop at one of its checks. */
    private record StoppedAt(TrainingTrial trial, AtomicInteger left) implements TrainingContext {

        static StoppedAt check(int checks, Path directory) throws IOException {
            return new StoppedAt(TrainingTrial.in(directory), new AtomicInteger(checks));
        }

        @Override
        public void checkCancelled() throws InterruptedException {
            if (left.getAndDecrement() == 0) {
                throw new InterruptedException("the training was asked to stop");
            }
        }

        @Override
        public Path directory() {
            return trial.directory();
        }

        @Override
        public long seed() {
            return trial.seed();
        }

        @Override
        public int threads() {
            return trial.threads();
        }

        @Override
        public MetricLog log() {
            return trial.log();
        }

        @Override
        public Progress progress() {
            return trial.progress();
        }

        @Override
        public Optional<Model> warmStart() {
            return trial.warmStart();
        }

        @Override
        public Checkpoints checkpoints() {
            return trial.checkpoints();
        }
    }
}
