package io.penstock.tribuo;

import io.penstock.model.EarlyStopping;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.tribuo.internal.sgd.Descent;
import io.penstock.tribuo.internal.sgd.Kind;
import io.penstock.tribuo.internal.sgd.LinearWeights;
import java.io.IOException;
import java.util.Optional;
import org.tribuo.classification.sgd.objectives.LogMulticlass;

/**
 * Logistic regression for two or more classes, and for tags, each by itself: Tribuo's {@code LinearSGDTrainer} with the
 * logarithmic loss and AdaGrad. Categories are one-hot. Logs {@code loss}, the mean logarithmic loss of each epoch as its steps
 * met it (summed over tags), and {@code validation loss} after it.
 *
 * <p>A row's weight is that of its step. Tribuo cannot weigh the rows of one minibatch differently, which is refused.
 *
 * @param epochs passes over the training rows, at least 1
 * @param learningRate AdaGrad's initial learning rate, above 0
 * @param minibatch rows in each step, at least 1
 * @param earlyStopping when to end before; the model is that of the best epoch, to which is trained once more
 */
public record LogisticRegression(int epochs, double learningRate, int minibatch, Optional<EarlyStopping> earlyStopping)
        implements TribuoEstimator {

    /** Tribuo's own default of 1.0 overshoots on rare categories, which costs logarithmic loss and precision. */
    private static final double LEARNING_RATE = 0.1;

    /** Checks the hyperparameters. */
    public LogisticRegression {
        if (epochs < 1 || !(learningRate > 0) || minibatch < 1) {
            throw new IllegalArgumentException(
                    "Logistic regression got '%d' epochs, learning rate '%s' and minibatches of '%d'. All are above 0."
                            .formatted(epochs, learningRate, minibatch));
        }
    }

    static LogisticRegression of(int epochs) {
        return new LogisticRegression(epochs, LEARNING_RATE, 1, Optional.empty());
    }

    /** Returns this estimator with another learning rate. */
    public LogisticRegression withLearningRate(double rate) {
        return new LogisticRegression(epochs, rate, minibatch, earlyStopping);
    }

    /** Returns this estimator with another number of rows in each step. */
    public LogisticRegression withMinibatch(int rows) {
        return new LogisticRegression(epochs, learningRate, rows, earlyStopping);
    }

    /** Returns this estimator, ending early. */
    public LogisticRegression stoppingEarly(EarlyStopping stopping) {
        return new LogisticRegression(epochs, learningRate, minibatch, Optional.of(stopping));
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem instanceof ProblemType.BinaryClassification
                || problem instanceof ProblemType.MulticlassClassification
                || problem instanceof ProblemType.MultilabelClassification;
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        requireWatched(set);
        ProblemType problem = set.signature().problem();
        Descent.Settings settings = new Descent.Settings(epochs, learningRate, minibatch, earlyStopping);
        LinearWeights weights = problem instanceof ProblemType.MultilabelClassification
                ? new Descent<>(set, context, Kind.tags(problem), settings).run()
                : new Descent<>(set, context, Kind.classes(problem, new LogMulticlass()), settings).run();
        weights.write(context.directory());
        return describe(set, context);
    }
}
