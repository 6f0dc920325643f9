package io.penstock.tribuo;

import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.trees.TreeEnsemble;
import io.penstock.tribuo.internal.BinnedColumn;
import io.penstock.tribuo.internal.Boosting;
import io.penstock.tribuo.internal.Loss;
import io.penstock.tribuo.internal.TreeGrower;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gradient boosted decision trees (Friedman, Annals of Statistics 29 (2001), 1189-1232) with second-order leaf values and
 * gains (Chen and Guestrin, KDD 2016, equations 5 to 7), grown over at most 256 quantile bins of each number; categories split
 * one against the rest. Pure Java: Tribuo's own boosting needs either a native library or far more time.
 *
 * <p>Probabilities come from the logarithmic loss, so that they are calibrated as far as the data allow; numbers are
 * fitted by squared loss. Draws no random numbers. Logs {@code loss} after each round: mean logarithmic or squared loss over the
 * training rows.
 *
 * @param rounds trees to grow (for each class, if there are more than two), at least 1
 * @param learningRate what a tree's values are multiplied with, above 0 to 1
 * @param depth most splits from the root of a tree to a leaf, 1 to 16
 * @param l2 what is added to the second derivatives of a leaf, at least 0: shrinks leaves of few rows
 * @param minimumWeight least sum of second derivatives (rows, for squared loss) on each side of a split
 */
public record BoostedTrees(int rounds, double learningRate, int depth, double l2, double minimumWeight)
        implements TribuoEstimator {

    /** Checks the hyperparameters. */
    public BoostedTrees {
        if (rounds < 1 || !(learningRate > 0 && learningRate <= 1) || depth < 1 || depth > 16) {
            throw new IllegalArgumentException(
                    "Boosted trees got '%d' rounds, learning rate '%s' and depth '%d'. At least 1 round, a rate above 0 to 1 and a depth of 1 to 16 are possible."
                            .formatted(rounds, learningRate, depth));
        }
        if (!(l2 >= 0) || !(minimumWeight >= 0)) {
            throw new IllegalArgumentException("Boosted trees got l2 '%s' and minimum weight '%s'. Both are at least 0."
                    .formatted(l2, minimumWeight));
        }
    }

    static BoostedTrees of(int rounds) {
        return new BoostedTrees(rounds, 0.1, 6, 1, 1);
    }

    /** Returns this estimator with another learning rate. */
    public BoostedTrees withLearningRate(double rate) {
        return new BoostedTrees(rounds, rate, depth, l2, minimumWeight);
    }

    /** Returns this estimator with another depth. */
    public BoostedTrees withDepth(int splits) {
        return new BoostedTrees(rounds, learningRate, splits, l2, minimumWeight);
    }

    @Override
    public boolean supports(ProblemType problem) {
        return true;
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        double[] labels = TrainingLabels.read(set);
        TreeGrower grower = new TreeGrower(columns(set, context), learningRate, depth, l2, minimumWeight);
        TreeEnsemble trees = new Boosting(grower, Loss.of(set.signature().problem()), labels).run(rounds, context);
        trees.write(context.directory().resolve(TreeEnsemble.FILE));
        return describe(set, context);
    }

    /** Reads one column after the other, so that the values of only one are in memory beside the bins. */
    private static List<BinnedColumn> columns(TrainingSet set, TrainingContext context) throws InterruptedException {
        List<BinnedColumn> columns = new ArrayList<>();
        for (Feature feature : set.signature().features()) {
            context.checkCancelled();
            double[] values = TrainingLabels.column(set, feature.name());
            columns.add(
                    feature instanceof Feature.Categorical categories
                            ? BinnedColumn.categories(
                                    values, categories.vocabulary().size())
                            : BinnedColumn.numbers(values));
        }
        return columns;
    }
}
