package io.penstock.xgboost;

import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import io.penstock.trees.Link;
import io.penstock.trees.boosting.Loss;
import java.util.Map;
import java.util.Optional;

/**
 * What XGBoost makes small for a problem.
 *
 * @param name of XGBoost's objective
 * @param metric XGBoost's name of what is logged as loss
 * @param link from its raw scores to the problem's
 * @param parameters that it needs
 */
record Objective(String name, String metric, Link link, Map<String, Object> parameters) {

    private static final String RANKED = "ndcg@10";
    private static final String ROOT_MEAN_SQUARE = "rmse";

    /** Returns the objective for a problem with a loss, if there is one. */
    static Optional<Objective> of(ProblemType problem, Loss loss) {
        return switch (loss) {
            case USUAL -> of(problem);
            case HUBER -> mean(problem, new Objective("reg:pseudohubererror", "mphe", Link.IDENTITY, Map.of()));
            case GAMMA -> mean(problem, new Objective("reg:gamma", "gamma-nloglik", Link.EXPONENTIAL, Map.of()));
            case TWEEDIE ->
                mean(problem, new Objective("reg:tweedie", "tweedie-nloglik@1.5", Link.EXPONENTIAL, Map.of()));
            case PAIRWISE ->
                problem instanceof ProblemType.Ranking
                        ? Optional.of(new Objective("rank:pairwise", RANKED, Link.IDENTITY, Map.of()))
                        : Optional.empty();
        };
    }

    private static Optional<Objective> mean(ProblemType problem, Objective objective) {
        return problem.equals(new ProblemType.Regression()) ? Optional.of(objective) : Optional.empty();
    }

    private static Optional<Objective> of(ProblemType problem) {
        if (problem instanceof ProblemType.BinaryClassification) {
            return Optional.of(new Objective("binary:logistic", "logloss", Link.LOGISTIC, Map.of()));
        }
        if (problem instanceof ProblemType.MulticlassClassification several) {
            return Optional.of(
                    new Objective("multi:softprob", "mlogloss", Link.SOFTMAX, Map.of("num_class", several.scores())));
        }
        if (problem instanceof ProblemType.MultilabelClassification several) {
            return Optional.of(
                    new Objective("binary:logistic", "logloss", Link.LOGISTIC, Map.of("num_target", several.scores())));
        }
        if (problem instanceof ProblemType.Regression number) {
            return Optional.of(of(number.target()));
        }
        if (problem instanceof ProblemType.Forecasting series) {
            return Optional.of(new Objective(
                    "reg:squarederror", ROOT_MEAN_SQUARE, Link.IDENTITY, Map.of("num_target", series.horizon())));
        }
        return problem instanceof ProblemType.Ranking
                ? Optional.of(new Objective("rank:ndcg", RANKED, Link.IDENTITY, Map.of()))
                : Optional.empty();
    }

    private static Objective of(Target target) {
        if (target instanceof Target.Quantile quantile) {
            return new Objective(
                    "reg:quantileerror", "quantile", Link.IDENTITY, Map.of("quantile_alpha", quantile.level()));
        }
        return target instanceof Target.Count
                ? new Objective("count:poisson", "poisson-nloglik", Link.EXPONENTIAL, Map.of())
                : new Objective("reg:squarederror", ROOT_MEAN_SQUARE, Link.IDENTITY, Map.of());
    }

    /** Returns the loss that a value of the metric stands for: squares are logged as such, and less is always better. */
    double loss(double value) {
        if (metric.equals(RANKED)) {
            return 1 - value;
        }
        return metric.equals(ROOT_MEAN_SQUARE) ? value * value : value;
    }

    /** Returns the raw score that XGBoost's base score stands for, computed in floats as it does. */
    double margin(float base) {
        return switch (link) {
            case LOGISTIC -> -(float) Math.log(1f / base - 1f);
            case EXPONENTIAL -> (float) Math.log(base);
            default -> base;
        };
    }
}
