package io.penstock.tribuo;

import io.penstock.model.EarlyStopping;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.tribuo.internal.sgd.Descent;
import io.penstock.tribuo.internal.sgd.Kind;
import io.penstock.tribuo.internal.sgd.LinearWeights;
import io.penstock.tribuo.internal.sgd.Temperature;
import java.io.IOException;
import java.util.Optional;
import org.tribuo.classification.sgd.objectives.Hinge;

/**
 * A linear support vector machine for two or more classes: Tribuo's {@code LinearSGDTrainer} with the hinge loss (Crammer and
 * Singer, JMLR 2 (2001), 265-292) and AdaGrad. Margins become probabilities by the softmax after all weights are multiplied with
 * one number, found on the training rows (temperature scaling: Guo and others, ICML 2017), which leaves the order of classes as it
 * is. Logs {@code loss} and {@code validation loss}, the mean hinge loss, of each epoch.
 *
 * @param epochs passes over the training rows, at least 1
 * @param learningRate AdaGrad's initial learning rate, above 0
 * @param minibatch rows in each step, at least 1
 * @param earlyStopping when to end before
 */
public record LinearSvm(int epochs, double learningRate, int minibatch, Optional<EarlyStopping> earlyStopping)
        implements TribuoEstimator {

    /** Checks the hyperparameters. */
    public LinearSvm {
        if (epochs < 1 || !(learningRate > 0) || minibatch < 1) {
            throw new IllegalArgumentException(
                    "A linear SVM got '%d' epochs, learning rate '%s' and minibatches of '%d'. All are above 0."
                            .formatted(epochs, learningRate, minibatch));
        }
    }

    static LinearSvm of(int epochs) {
        return new LinearSvm(epochs, 0.1, 1, Optional.empty());
    }

    /** Returns this estimator with another learning rate. */
    public LinearSvm withLearningRate(double rate) {
        return new LinearSvm(epochs, rate, minibatch, earlyStopping);
    }

    /** Returns this estimator with another number of rows in each step. */
    public LinearSvm withMinibatch(int rows) {
        return new LinearSvm(epochs, learningRate, rows, earlyStopping);
    }

    /** Returns this estimator, ending early. */
    public LinearSvm stoppingEarly(EarlyStopping stopping) {
        return new LinearSvm(epochs, learningRate, minibatch, Optional.of(stopping));
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem instanceof ProblemType.BinaryClassification
                || problem instanceof ProblemType.MulticlassClassification;
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        requireWatched(set);
        ProblemType problem = set.signature().problem();
        Descent.Settings settings = new Descent.Settings(epochs, learningRate, minibatch, earlyStopping);
        LinearWeights weights = new Descent<>(set, context, Kind.classes(problem, new Hinge()), settings).run();
        weights.times(new Temperature(set.rows(), weights, set.signature()).best(context))
                .write(context.directory());
        return describe(set, context);
    }
}
