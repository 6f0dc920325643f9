package io.penstock.lightgbm;

import io.penstock.model.Feature;
import io.penstock.model.TrainingContext;
import io.penstock.trees.boosting.FlatFeatures;
import io.penstock.trees.boosting.Trend;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parameters of a training in LightGBM's own words. */
record Parameters(LightgbmEstimator estimator, Objective objective, List<Feature> features, TrainingContext context) {

    /**
     * Returns all parameters.
     *
     * @param round how many rounds are done: what chance draws from there on depends on it
     */
    String text(int round) {
        Map<String, Object> all = new TreeMap<>(objective.parameters());
        all.put("objective", objective.name());
        all.put("metric", objective.metric());
        all.put("learning_rate", estimator.schedule().learningRate());
        long drawn = estimator.sampling().isRandom() ? round : 0; // the model's file tells the seed
        all.put("seed", (int) (context.seed() + drawn & Integer.MAX_VALUE));
        addMachine(all);
        addLimits(all);
        addColumns(all);
        return all.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Histograms by columns, each of which one thread adds up row after row: sums by rows depend on the number of threads. */
    private void addMachine(Map<String, Object> all) {
        all.put("num_threads", context.threads());
        all.put("deterministic", true);
        all.put("force_col_wise", true);
        all.put("verbosity", -1);
    }

    private void addLimits(Map<String, Object> all) {
        LeafLimits limits = estimator.limits();
        all.put("num_leaves", limits.leaves());
        all.put("max_depth", limits.depth());
        all.put("min_data_in_leaf", limits.minimumRows());
        all.put("min_sum_hessian_in_leaf", limits.minimumChildWeight());
        all.put("lambda_l1", limits.l1());
        all.put("lambda_l2", limits.l2());
        all.put("bagging_fraction", estimator.sampling().rows());
        all.put("bagging_freq", estimator.sampling().rows() < 1 ? 1 : 0);
        all.put("feature_fraction", estimator.sampling().columns());
    }

    private void addColumns(Map<String, Object> all) {
        int[] categories = FlatFeatures.categories(features);
        if (categories.length > 0) {
            all.put(
                    "categorical_feature",
                    Arrays.stream(categories).mapToObj(Integer::toString).collect(Collectors.joining(",")));
        }
        if (!estimator.trends().isEmpty()) {
            all.put("monotone_constraints", Trend.signs(estimator.trends(), features));
        }
    }
}
