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
 * One decision tree by Tribuo's CART trainer (Breiman and others, "Classification and Regression Trees", 1984): splits by the Gini
 * index, or the mean squared error. A leaf answers with its mean, or with the shares {@code p} of its classes after
 * Laplace's correction for a leaf of the least weight {@code m}: {@code (m p + 1) / (m + classes)} (Provost and Domingos, Machine
 * Learning 52 (2003), 199-215), so that no class is impossible.
 *
 * @param depth most splits from the root to a leaf, at least 1
 * @param minimumWeight least weight of rows on each side of a split, above 0
 */
public record DecisionTree(int depth, double minimumWeight) implements TribuoEstimator {

    /** Checks the hyperparameters. */
    public DecisionTree {
        if (depth < 1 || !(minimumWeight > 0)) {
            throw new IllegalArgumentException(
                    "A decision tree got depth '%d' and minimum weight '%s'. At least 1, and above 0, are possible."
                            .formatted(depth, minimumWeight));
        }
    }

    static DecisionTree of(int depth) {
        return new DecisionTree(depth, 5);
    }

    /** Returns this estimator with another least weight of a side. */
    public DecisionTree withMinimumWeight(double weight) {
        return new DecisionTree(depth, weight);
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem instanceof ProblemType.BinaryClassification
                || problem instanceof ProblemType.MulticlassClassification
                || (problem instanceof ProblemType.Regression number && number.target() instanceof Target.Mean);
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        WarmStart.refuse(context, "A decision tree");
        new Growth(set, context, new Growth.Plan(1, depth, minimumWeight, 1))
                .run()
                .write(context.directory().resolve(TreeEnsemble.FILE));
        return describe(set, context);
    }
}
