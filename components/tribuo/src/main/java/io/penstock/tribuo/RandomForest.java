package io.penstock.tribuo;

import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.trees.TreeEnsemble;
import io.penstock.tribuo.internal.WarmStart;
import io.penstock.tribuo.internal.growth.Growth;
import java.io.IOException;

/**
 * A random forest (Breiman, Machine Learning 45 (2001), 5-32) of trees by Tribuo's CART trainer. Each tree learns from its own
 * draw of the rows, with replacement, and each split looks at a random part of the features. Probabilities and means of the trees
 * are averaged, as scikit-learn does; Tribuo's {@code VotingCombiner} would count votes.
 *
 * @param trees at least 2
 * @param depth most splits from a root to a leaf, at least 1
 * @param minimumWeight least weight of rows on each side of a split, above 0
 * @param share of the features, with a category's values as one each, that a split looks at; 0 for the square root of their
 *     number
 */
public record RandomForest(int trees, int depth, double minimumWeight, double share) implements TribuoEstimator {

    /** Checks the hyperparameters. */
    public RandomForest {
        if (trees < 2 || depth < 1 || !(minimumWeight > 0) || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "A random forest got '%d' trees, depth '%d', minimum weight '%s' and share '%s'. At least 2, at least 1, above 0, and 0 to 1 are possible."
                            .formatted(trees, depth, minimumWeight, share));
        }
    }

    static RandomForest of(int trees) {
        return new RandomForest(trees, 32, 1, 0);
    }

    /** Returns this estimator with another depth. */
    public RandomForest withDepth(int splits) {
        return new RandomForest(trees, splits, minimumWeight, share);
    }

    /** Returns this estimator with another least weight of a side. */
    public RandomForest withMinimumWeight(double weight) {
        return new RandomForest(trees, depth, weight, share);
    }

    /** Returns this estimator whose splits look at another share of the features. */
    public RandomForest withShare(double ofFeatures) {
        return new RandomForest(trees, depth, minimumWeight, ofFeatures);
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem instanceof ProblemType.BinaryClassification
                || problem instanceof ProblemType.MulticlassClassification
                || (problem instanceof ProblemType.Regression number && number.target() instanceof Target.Mean);
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        WarmStart.refuse(context, "A random forest");
        new Growth(set, context, new Growth.Plan(trees, depth, minimumWeight, share))
                .run()
                .write(context.directory().resolve(TreeEnsemble.FILE));
        return describe(set, context);
    }
}
