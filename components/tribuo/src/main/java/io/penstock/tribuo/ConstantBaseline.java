package io.penstock.tribuo;

import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.TreeEnsembleBuilder;
import io.penstock.tribuo.internal.Loss;
import io.penstock.tribuo.internal.WarmStart;
import java.io.IOException;

/**
 * The same answer for every row: the shares of the classes or tags, the mean or the quantile of the training rows. What a model has to beat before
 * it is worth anything: {@code new Evaluator(examples, model).against(baseline)}.
 */
public record ConstantBaseline() implements TribuoEstimator {

    @Override
    public boolean supports(ProblemType problem) {
        return Loss.fits(problem);
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        WarmStart.refuse(context, "A constant");
        Loss loss = Loss.of(set.signature().problem());
        double[] base = loss.base(set.rows().labels(), set.rows().weights());
        checkFeatures(set, context);
        new TreeEnsembleBuilder(set.signature().slots(), base, loss.link())
                .build()
                .write(context.directory().resolve(TreeEnsemble.FILE));
        return describe(set, context);
    }

    /** Rows that no other estimator takes are no rows to compare with. */
    private static void checkFeatures(TrainingSet set, TrainingContext context) throws InterruptedException {
        set.rows().forEach(context, (block, first) -> block.forEach(-1, (row, slot, value) -> {}));
    }
}
