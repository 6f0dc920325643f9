package io.penstock.xgboost;

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
 * Gradient boosted decision trees grown by XGBoost over histograms (Chen and Guestrin, KDD 2016), for two or more classes, tags,
 * means, quantiles and counts of numbers, rankings and series. Categories split as such; of tags and of a series each has trees
 * of its own.
 *
 * <p>Logs {@code validation loss} after each round and {@code loss} after some ({@link Schedule#withLossEvery}): the mean of the {@link Loss}, or 1 -
 * NDCG of the first 10. Stops between two rounds when it is asked to. The model's directory has the trees, {@code model.ubj} of
 * XGBoost itself, from which another training can start, and {@link io.penstock.trees.boosting.Importances}.
 *
 * @param schedule rounds, learning rate, early stopping and checkpoints
 * @param limits how far trees may grow
 * @param sampling which part of the data each tree sees
 * @param trends which way scores may go as a numeric feature grows, by its name
 * @param loss what is made small
 */
public record XgboostEstimator(
        Schedule schedule, TreeLimits limits, Sampling sampling, Map<String, Trend> trends, Loss loss)
        implements Estimator {

    /** The framework's name in models. */
    public static final String FRAMEWORK = "xgboost";

    /** The name of XGBoost's own file in a model's directory. */
    public static final String FILE = "model.ubj";

    /** Copies the trends. */
    public XgboostEstimator {
        trends = Collections.unmodifiableMap(new TreeMap<>(trends));
    }

    /** Returns boosted trees with XGBoost's defaults but a learning rate of 0.1. */
    public static XgboostEstimator boostedTrees(int rounds) {
        return new XgboostEstimator(Schedule.of(rounds), TreeLimits.DEFAULT, Sampling.NONE, Map.of(), Loss.USUAL);
    }

    /** Returns this estimator with another schedule. */
    public XgboostEstimator withSchedule(Schedule other) {
        return new XgboostEstimator(other, limits, sampling, trends, loss);
    }

    /** Returns this estimator with another learning rate. */
    public XgboostEstimator withLearningRate(double rate) {
        return withSchedule(schedule.withLearningRate(rate));
    }

    /** Returns this estimator with an earlier end. */
    public XgboostEstimator stoppingEarly(EarlyStopping stopping) {
        return withSchedule(schedule.stoppingEarly(stopping));
    }

    /** Returns this estimator with other limits of its trees. */
    public XgboostEstimator withLimits(TreeLimits other) {
        return new XgboostEstimator(schedule, other, sampling, trends, loss);
    }

    /** Returns this estimator with another depth. */
    public XgboostEstimator withDepth(int splits) {
        return withLimits(limits.withDepth(splits));
    }

    /** Returns this estimator with trees that see a part of the data. */
    public XgboostEstimator sampling(Sampling other) {
        return new XgboostEstimator(schedule, limits, other, trends, loss);
    }

    /** Returns this estimator with the trend of a numeric feature. */
    public XgboostEstimator withTrend(String feature, Trend trend) {
        Map<String, Trend> more = new TreeMap<>(trends);
        more.put(feature, trend);
        return new XgboostEstimator(schedule, limits, sampling, more, loss);
    }

    /** Returns this estimator with another loss, for problems that it fits. */
    public XgboostEstimator withLoss(Loss other) {
        return new XgboostEstimator(schedule, limits, sampling, trends, other);
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
        return List.of(NativeXgboost.library());
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
        try (XgboostTraining training = new XgboostTraining(this, set, context)) {
            training.run();
        }
        return describe(set, context);
    }
}
