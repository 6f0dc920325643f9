package io.penstock.tribuo;

import io.penstock.model.EarlyStopping;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.boosting.Schedule;
import io.penstock.tribuo.internal.BinnedColumn;
import io.penstock.tribuo.internal.BoostedRows;
import io.penstock.tribuo.internal.Boosting;
import io.penstock.tribuo.internal.Loss;
import io.penstock.tribuo.internal.TreeGrower;
import io.penstock.tribuo.internal.WarmStart;
import io.penstock.tribuo.internal.rows.Slots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gradient boosted decision trees (Friedman, Annals of Statistics 29 (2001), 1189-1232) with second-order leaf values and
 * gains (Chen and Guestrin, KDD 2016, equations 5 to 7), grown over at most 256 quantile bins of each number; categories split
 * one against the rest. Pure Java: Tribuo's own boosting needs either a native library or far more time.
 *
 * <p>Probabilities come from the logarithmic loss, so that they are calibrated as far as the data allow; means of numbers are
 * fitted by squared loss, quantiles by pinball loss, counts by the likelihood of a Poisson distribution. Draws no random numbers.
 * Logs {@code loss} after each round, the mean over the training rows, and {@code validation loss} over those to watch. Starts
 * from another model by adding trees to its own, and keeps about ten checkpoints.
 *
 * @param rounds trees to grow (for each class, if there are more than two), at least 1
 * @param learningRate what a tree's values are multiplied with, above 0 to 1
 * @param depth most splits from the root of a tree to a leaf, 1 to 16
 * @param l2 what is added to the second derivatives of a leaf, at least 0: shrinks leaves of few rows
 * @param minimumWeight least sum of second derivatives (rows, for squared loss) on each side of a split
 * @param earlyStopping when to end before; the model has the trees of the best round
 */
public record BoostedTrees(
        int rounds,
        double learningRate,
        int depth,
        double l2,
        double minimumWeight,
        Optional<EarlyStopping> earlyStopping)
        implements TribuoEstimator {

    private static final int CHECKPOINTS = 10;

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
        return new BoostedTrees(rounds, 0.1, 6, 1, 1, Optional.empty());
    }

    /** Returns this estimator with another learning rate. */
    public BoostedTrees withLearningRate(double rate) {
        return new BoostedTrees(rounds, rate, depth, l2, minimumWeight, earlyStopping);
    }

    /** Returns this estimator with another depth. */
    public BoostedTrees withDepth(int splits) {
        return new BoostedTrees(rounds, learningRate, splits, l2, minimumWeight, earlyStopping);
    }

    /** Returns this estimator, ending early. */
    public BoostedTrees stoppingEarly(EarlyStopping stopping) {
        return new BoostedTrees(rounds, learningRate, depth, l2, minimumWeight, Optional.of(stopping));
    }

    @Override
    public boolean supports(ProblemType problem) {
        return Loss.fits(problem);
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        requireWatched(set);
        Optional<Path> start = WarmStart.file(set, context, TreeEnsemble.FILE);
        Loss loss = Loss.of(set.signature().problem());
        BoostedRows training = BoostedRows.training(set.rows(), loss);
        TreeGrower grower = new TreeGrower(columns(set, context), learningRate, depth, l2, minimumWeight);
        new Boosting(grower, loss, training, watched(set, loss, context), context)
                .run(new Schedule(rounds, learningRate, earlyStopping, Math.max(1, rounds / CHECKPOINTS), 1), start)
                .write(context.directory().resolve(TreeEnsemble.FILE));
        return describe(set, context);
    }

    private static Optional<BoostedRows> watched(TrainingSet set, Loss loss, TrainingContext context)
            throws InterruptedException {
        return set.watched().isPresent()
                ? Optional.of(BoostedRows.watched(set.watched().get(), loss, context))
                : Optional.empty();
    }

    /** Reads one column after the other, so that the values of only one are in memory beside the bins. */
    private static List<BinnedColumn> columns(TrainingSet set, TrainingContext context) throws InterruptedException {
        List<BinnedColumn> columns = new ArrayList<>();
        Slots slots = new Slots(set.signature().features());
        for (Feature feature : set.signature().features()) {
            context.checkCancelled();
            double[] values = set.rows().column(feature.name());
            columns.add(
                    slots.isNumeric(columns.size())
                            ? BinnedColumn.numbers(values)
                            : BinnedColumn.categories(
                                    values,
                                    ((Feature.Categorical) feature).vocabulary().size()));
        }
        return columns;
    }
}
