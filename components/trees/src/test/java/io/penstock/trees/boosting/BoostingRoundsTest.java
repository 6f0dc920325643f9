package io.penstock.trees.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.model.Checkpoints;
import io.penstock.model.EarlyStopping;
import io.penstock.testing.estimator.TrainingTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoostingRoundsTest {

    @TempDir
    Path directory;

    private TrainingTrial trial;

    @BeforeEach
    void begin() throws IOException {
        trial = TrainingTrial.in(directory);
    }

    @Test
    void theLossIsComputedWhereItIsLoggedAlone() throws IOException, InterruptedException {
        Counted trees = new Counted(OptionalDouble.of(0.5));

        boost(Schedule.of(50), trees);

        assertThat(trial.steps("loss")).containsExactly(1L, 20L, 40L, 50L);
        assertThat(trial.metric("loss")).containsExactly(1.0, 0.05, 0.025, 0.02);
        assertThat(trees.losses).isEqualTo(4);
        assertThat(trial.steps("validation loss"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void everyLossIsLoggedIfThatIsAskedFor() throws IOException, InterruptedException {
        boost(Schedule.of(5).withLossEvery(1), new Counted(OptionalDouble.empty()));

        assertThat(trial.steps("loss")).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(trial.steps("validation loss")).isEmpty();
    }

    @Test
    void theModelStandsForTheCheckpointOfTheLastRound() throws IOException, InterruptedException {
        List<Long> saved = new ArrayList<>();
        trial = trial.keeping(new Checkpoints() {
            @Override
            public Optional<Checkpoint> latest() {
                return Optional.empty();
            }

            @Override
            public void save(long step, Content content) {
                saved.add(step);
            }
        });

        boost(Schedule.of(6).withCheckpointEvery(2), new Counted(OptionalDouble.empty()));

        assertThat(saved).containsExactly(2L, 4L);
    }

    @Test
    void earlyStoppingEndsAtTheBestRound() throws IOException, InterruptedException {
        Schedule schedule = Schedule.of(100).stoppingEarly(EarlyStopping.after(3));

        BoostingRounds.Grown grown = boost(schedule, new Counted(OptionalDouble.of(0.5)));

        assertThat(grown.rounds()).isEqualTo(1);
        assertThat(trial.steps("validation loss")).hasSize(4);
    }

    private BoostingRounds.Grown boost(Schedule schedule, Counted trees) throws IOException, InterruptedException {
        return new BoostingRounds(schedule, false, (round, state) -> trees, trial).run();
    }

    /** Trees whose loss is one over their rounds. */
    private static final class Counted implements GrowingTrees {

        private final OptionalDouble watched;
        private int rounds;
        private int losses;

        Counted(OptionalDouble watched) {
            this.watched = watched;
        }

        @Override
        public void grow(int round) {
            rounds = round;
        }

        @Override
        public double loss() {
            losses++;
            return 1.0 / rounds;
        }

        @Override
        public OptionalDouble watchedLoss() {
            return watched;
        }

        @Override
        public byte[] state() {
            return new byte[0];
        }

        @Override
        public void close() {}
    }
}
