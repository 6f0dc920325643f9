package io.penstock.lightgbm;

import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import io.penstock.trees.Link;
import io.penstock.trees.boosting.Loss;
import java.util.Map;
import java.util.Optional;

/**
 * What LightGBM makes small for a problem.
 *
 * @param name of LightGBM's objective
 * @param metric LightGBM's name of what is logged as loss
 * @param link from its raw scores to the problem's
 * @param models how many models of LightGBM it takes; each has a label of its own
 * @param parameters that it needs
 */
record Objective(String name, String metric, Link link, int models, Map<String, Object> parameters) {

    private static final String RANKED = "ndcg";

    /** Returns the objective for a problem with a loss, if there is one. */
    static Optional<Objective> of(ProblemType problem, Loss loss) {
        return switch (loss) {
            case USUAL -> of(problem);
            case HUBER -> mean(problem, new Objective("huber", "huber", Link.IDENTITY, 1, Map.of("alpha", 0.9)));
            case GAMMA -> mean(problem, new Objective("gamma", "gamma", Link.EXPONENTIAL, 1, Map.of()));
            case TWEEDIE ->
                mean(
                        problem,
                        new Objective(
                                "tweedie", "tweedie", Link.EXPONENTIAL, 1, Map.of("tweedie_variance_power", 1.5)));
            case PAIRWISE -> Optional.empty();
        };
    }

    private static Optional<Objective> mean(ProblemType problem, Objective objective) {
        return problem.equals(new ProblemType.Regression()) ? Optional.of(objective) : Optional.empty();
    }

    private static Optional<Objective> of(ProblemType problem) {
        if (problem instanceof ProblemType.BinaryClassification) {
            return Optional.of(logistic(1));
        }
        if (problem instanceof ProblemType.MulticlassClassification several) {
            return Optional.of(new Objective(
                    "multiclass", "multi_logloss", Link.SOFTMAX, 1, Map.of("num_class", several.scores())));
        }
        if (problem instanceof ProblemType.MultilabelClassification several) {
            return Optional.of(logistic(several.scores()));
        }
        if (problem instanceof ProblemType.Regression number) {
            return Optional.of(of(number.target()));
        }
        if (problem instanceof ProblemType.Forecasting series) {
            return Optional.of(squared(series.horizon()));
        }
        return problem instanceof ProblemType.Ranking
                ? Optional.of(new Objective("lambdarank", RANKED, Link.IDENTITY, 1, Map.of("eval_at", 10)))
                : Optional.empty();
    }

    private static Objective of(Target target) {
        if (target instanceof Target.Quantile quantile) {
            return new Objective("quantile", "quantile", Link.IDENTITY, 1, Map.of("alpha", quantile.level()));
        }
        return target instanceof Target.Count
                ? new Objective("poisson", "poisson", Link.EXPONENTIAL, 1, Map.of())
                : squared(1);
    }

    private static Objective logistic(int models) {
        return new Objective("binary", "binary_logloss", Link.LOGISTIC, models, Map.of());
    }

    private static Objective squared(int models) {
        return new Objective("regression", "l2", Link.IDENTITY, models, Map.of());
    }

    /** Returns the loss that a value of the metric stands for: less is always better. */
    double loss(double value) {
        return metric.equals(RANKED) ? 1 - value : value;
    }
}
