package io.penstock.lightgbm;

import io.penstock.Library;
import io.penstock.model.EarlyStopping;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.trees.TreesModelLoader;
import io.penstock.trees.boosting.Loss;
import io.penstock.trees.boosting.Sampling;
import io.penstock.trees.boosting.Schedule;
import io.penstock.trees.boosting.Trend;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gradient boosted decision trees grown by LightGBM leaf by leaf (Ke et al., NeurIPS 2017), for two or more classes, tags, means,
 * quantiles and counts of numbers, rankings and series. Categories split as such; tags and the values of a series have a model
 * each, grown in step.
 *
 * <p>Logs {@code validation loss} after each round and {@code loss} after some ({@link Schedule#withLossEvery}): the mean of the {@link Loss}, or 1 -
 * NDCG of the first 10. Stops between two rounds when it is asked to. The model's directory has the trees, {@code model.txt} of
 * LightGBM itself (numbered, if there are several), from which another training can start, and {@link
 * io.penstock.trees.boosting.Importances}.
 *
 * @param schedule rounds, learning rate, early stopping and checkpoints
 * @param limits how far trees may grow
 * @param sampling which part of the data each tree sees
 * @param trends which way scores may go as a numeric feature grows, by its name
 * @param loss what is made small
 */
public record LightgbmEstimator(
        Schedule schedule, LeafLimits limits, Sampling sampling, Map<String, Trend> trends, Loss loss)
        implements Estimator {

    /** The framework's name in models. */
    public static final String FRAMEWORK = "lightgbm";

    /** Copies the trends. */
    public LightgbmEstimator {
        trends = Collections.unmodifiableMap(new TreeMap<>(trends));
    }

    /** Returns boosted trees with LightGBM's defaults. */
    public static LightgbmEstimator boostedTrees(int rounds) {
        return new LightgbmEstimator(Schedule.of(rounds), LeafLimits.DEFAULT, Sampling.NONE, Map.of(), Loss.USUAL);
    }

    /** Returns this estimator with another schedule. */
    public LightgbmEstimator withSchedule(Schedule other) {
        return new LightgbmEstimator(other, limits, sampling, trends, loss);
    }

    /** Returns this estimator with another learning rate. */
    public LightgbmEstimator withLearningRate(double rate) {
        return withSchedule(schedule.withLearningRate(rate));
    }

    /** Returns this estimator with an earlier end. */
    public LightgbmEstimator stoppingEarly(EarlyStopping stopping) {
        return withSchedule(schedule.stoppingEarly(stopping));
    }

    /** Returns this estimator with other limits of its trees. */
    public LightgbmEstimator withLimits(LeafLimits other) {
        return new LightgbmEstimator(schedule, other, sampling, trends, loss);
    }

    /** Returns this estimator with trees that see a part of the data. */
    public LightgbmEstimator sampling(Sampling other) {
        return new LightgbmEstimator(schedule, limits, other, trends, loss);
    }

    /** Returns this estimator with the trend of a numeric feature. */
    public LightgbmEstimator withTrend(String feature, Trend trend) {
        Map<String, Trend> more = new TreeMap<>(trends);
        more.put(feature, trend);
        return new LightgbmEstimator(schedule, limits, sampling, more, loss);
    }

    /** Returns this estimator with another loss, for problems that it fits. */
    public LightgbmEstimator withLoss(Loss other) {
        return new LightgbmEstimator(schedule, limits, sampling, trends, other);
    }

    /** Returns the name of LightGBM's own file of one of some models. */
    static String file(int model, int models) {
        return models == 1 ? "model.txt" : "model-%d.txt".formatted(model + 1);
    }

    @Override
    public String framework() {
        return FRAMEWORK;
    }

    @Override
    public String format() {
        return TreesModelLoader.FORMAT;
    }

    @Override
    public List<Library> libraries() {
        return List.of(NativeLightgbm.library());
    }

    @Override
    public boolean supports(ProblemType problem) {
        return Objective.of(problem, loss).isPresent();
    }

    @Override
    public Optional<EarlyStopping> earlyStopping() {
        return schedule.earlyStopping();
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        requireWatched(set);
        try (LightgbmTraining training = new LightgbmTraining(this, set, context)) {
            training.run();
        }
        return describe(set, context);
    }
}
