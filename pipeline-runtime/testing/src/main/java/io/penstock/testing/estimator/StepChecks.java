package io.penstock.testing.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.model.EarlyStopping;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingSet;
import io.penstock.testing.estimator.TrainingTrial.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Whether the steps of a training are logged, end early, and go on after they were broken off. */
record StepChecks(Trainings trainings) {

    private static final int FEW_ROWS = 120;
    /** Losses are equal that differ by less, as a share: the estimator's may be of single precision. */
    private static final double ALIKE = 1e-5;

    void areLogged(ProblemType problem) throws Exception {
        TrainingTrial trial = trainings.trial();
        trainings.train(trainings.watching(problem), trial);
        List<Double> losses = trial.metric("loss");
        assertThat(trial.steps("loss"))
                .hasSizeGreaterThan(1)
                .isEqualTo(LongStream.rangeClosed(1, losses.size()).boxed().toList());
        assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0));
        assertThat(trial.metric("validation loss")).hasSameSizeAs(losses);
    }

    void endEarly(ProblemType problem) throws Exception {
        MadeRows noise = TwistedRows.labelledAtRandom(trainings.contract().rows(problem, FEW_ROWS, 3));
        MadeRows truth = trainings.contract().rows(problem, FEW_ROWS, 4);
        TrainingTrial trial = trainings.trial();
        Model model = stopped(noise, truth, trial);
        List<Double> losses = trial.metric("validation loss");
        int best = assertEndsWhenItIsTime(losses);
        assertThat(best)
                .as("the best of the steps that were watched; on labels at random the last one is not")
                .isLessThan(losses.size() - 1);
        assertIsOfTheBestStep(Trainings.quality(model, truth).loss(), losses, losses.get(best));
    }

    private Model stopped(MadeRows rows, MadeRows watched, TrainingTrial trial) throws Exception {
        return trainings.contract().stoppingEarly().fit(trainings.set(rows, watched), trial);
    }

    /** Returns which step is the best. */
    private int assertEndsWhenItIsTime(List<Double> losses) {
        Optional<EarlyStopping> stopping = trainings.contract().stoppingEarly().earlyStopping();
        assertThat(stopping)
                .as("what earlyStopping() of the estimator says that stoppingEarly() returns")
                .isPresent();
        assertThat(IntStream.rangeClosed(1, losses.size())
                        .filter(steps -> judged(stopping.orElseThrow(), losses.subList(0, steps))
                                .stop())
                        .findFirst())
                .as("the step at which %s ends a training whose validation losses are %s", stopping, losses)
                .hasValue(losses.size());
        return judged(stopping.orElseThrow(), losses).best();
    }

    private static EarlyStopping.State judged(EarlyStopping stopping, List<Double> losses) {
        return stopping.judge(losses.stream().mapToDouble(loss -> loss).toArray());
    }

    /** Shows only of losses that are measured as we do; others are no number of the log. */
    private static void assertIsOfTheBestStep(double loss, List<Double> losses, double best) {
        assertThat(loss).isFinite();
        double nearest = losses.stream()
                .min(Comparator.comparingDouble(logged -> Math.abs(logged - loss)))
                .orElseThrow();
        double alike = ALIKE * Math.max(1, Math.abs(loss));
        if (Math.abs(nearest - loss) <= alike) {
            assertThat(loss)
                    .as(
                            "the loss of the model on the rows that were watched, beside that of the best of %s: keep the best step",
                            losses)
                    .isLessThanOrEqualTo(best + 2 * alike);
        }
    }

    void goOn(ProblemType problem) throws Exception {
        TrainingSet set = trainings.watching(problem);
        TrainingTrial unbroken = trainings.trial();
        Model whole = trainings.train(set, unbroken);
        BreakingCheckpoints checkpoints = new BreakingCheckpoints(trainings.place(), 2);
        TrainingTrial first = trainings.trial().keeping(checkpoints);
        if (trainings.lacks(Lack.CHECKPOINTS)) {
            trainings.train(set, first);
            assertThat(checkpoints.saved())
                    .as("it has checkpoints, so it does not lack them")
                    .isZero();
            return;
        }
        assertThatThrownBy(() -> trainings.train(set, first))
                .as("it saves at least two checkpoints")
                .isInstanceOf(BreakingCheckpoints.Broken.class);
        TrainingTrial second = trainings.trial().keeping(checkpoints);
        assertThat(trainings.train(set, second).digest()).isEqualTo(whole.digest());
        assertThat(second.steps("loss")).isNotEmpty().doesNotContain(1L);
        assertThat(joined(first, second))
                .as(
                        "what both parts of the training logged, beside the log of one that was not broken off: log a step before its checkpoint, and none twice")
                .isEqualTo(unbroken.measured());
    }

    private static Map<String, List<Measured>> joined(TrainingTrial first, TrainingTrial second) {
        Map<String, List<Measured>> all = new TreeMap<>();
        for (TrainingTrial each : List.of(first, second)) {
            each.measured().forEach((name, series) -> all.computeIfAbsent(name, key -> new ArrayList<>())
                    .addAll(series));
        }
        return all;
    }
}
