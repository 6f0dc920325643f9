package io.penstock.tribuo;

import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.TreeEnsembleBuilder;
import io.penstock.tribuo.internal.Loss;
import java.io.IOException;

/**
 * The same answer for every row: the shares of the classes, or the mean, of the training rows. What a model has to beat before
 * it is worth anything: {@code new Evaluator(examples, model).against(baseline)}.
 */
public record ConstantBaseline() implements TribuoEstimator {

    @Override
    public boolean supports(ProblemType problem) {
        return true;
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException {
        Loss loss = Loss.of(set.signature().problem());
        int features = set.signature().features().size();
        new TreeEnsembleBuilder(features, loss.base(TrainingLabels.read(set)), loss.link())
                .build()
                .write(context.directory().resolve(TreeEnsemble.FILE));
        return describe(set, context);
    }
}
