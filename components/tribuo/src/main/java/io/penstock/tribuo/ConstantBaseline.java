package io.penstock.tribuo;

import io.penstock.json.CanonicalJson;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.tribuo.internal.Loss;
import io.penstock.tribuo.internal.TreeEnsemble;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

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
        double[] base = Loss.of(set.signature().problem()).base(TrainingLabels.read(set));
        TreeEnsemble withoutTrees = new TreeEnsemble(Arrays.stream(base).boxed().toList(), List.of());
        Files.writeString(context.directory().resolve(TreeEnsemble.FILE), CanonicalJson.write(withoutTrees));
        return describe(set, context);
    }
}
