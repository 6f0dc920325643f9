package io.penstock.tribuo;

import io.penstock.model.EarlyStopping;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.tribuo.internal.sgd.Descent;
import io.penstock.tribuo.internal.sgd.Kind;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tribuo.regression.sgd.RegressionObjective;
import org.tribuo.regression.sgd.objectives.Huber;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/**
 * Linear regression by stochastic gradient descent: Tribuo's {@code LinearSGDTrainer} with AdaGrad, and the squared loss or that of
 * Huber (Annals of Mathematical Statistics 35 (1964), 73-101), which a few wild labels do not pull far. Categories are one-hot;
 * numbers ought to be scaled, and weights begin at 0, so that a label far from 0 needs a higher learning rate. {@link
 * LinearRegression} finds the least squares exactly. Logs {@code loss}, the mean loss of each epoch as its steps met it, and {@code
 * validation loss} after it.
 *
 * <p>A row's weight is that of its step. Tribuo cannot weigh the rows of one minibatch differently, which is refused.
 *
 * @param epochs passes over the training rows, at least 1
 * @param learningRate AdaGrad's initial learning rate, above 0
 * @param minibatch rows in each step, at least 1
 * @param huber from which error on the loss grows evenly, above 0; the squared loss without it
 * @param earlyStopping when to end before; the model is that of the best epoch, to which is trained once more
 */
public record SgdRegression(
        int epochs, double learningRate, int minibatch, OptionalDouble huber, Optional<EarlyStopping> earlyStopping)
        implements TribuoEstimator {

    /** Checks the hyperparameters. */
    public SgdRegression {
        if (epochs < 1 || !(learningRate > 0) || minibatch < 1 || !(huber.orElse(1) > 0)) {
            throw new IllegalArgumentException(
                    "Regression got '%d' epochs, learning rate '%s', minibatches of '%d' and '%s' for the loss of Huber. All are above 0."
                            .formatted(
                                    epochs, learningRate, minibatch, huber.isPresent() ? huber.getAsDouble() : "none"));
        }
    }

    static SgdRegression of(int epochs) {
        return new SgdRegression(epochs, 0.1, 1, OptionalDouble.empty(), Optional.empty());
    }

    /** Returns this estimator with another learning rate. */
    public SgdRegression withLearningRate(double rate) {
        return new SgdRegression(epochs, rate, minibatch, huber, earlyStopping);
    }

    /** Returns this estimator with another number of rows in each step. */
    public SgdRegression withMinibatch(int rows) {
        return new SgdRegression(epochs, learningRate, rows, huber, earlyStopping);
    }

    /** Returns this estimator with the loss of Huber, squared up to an error. */
    public SgdRegression withHuber(double error) {
        return new SgdRegression(epochs, learningRate, minibatch, OptionalDouble.of(error), earlyStopping);
    }

    /** Returns this estimator, ending early. */
    public SgdRegression stoppingEarly(EarlyStopping stopping) {
        return new SgdRegression(epochs, learningRate, minibatch, huber, Optional.of(stopping));
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem instanceof ProblemType.Regression number && number.target() instanceof Target.Mean;
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        requireWatched(set);
        RegressionObjective loss = huber.isPresent() ? new Huber(huber.getAsDouble()) : new SquaredLoss();
        Descent.Settings settings = new Descent.Settings(epochs, learningRate, minibatch, earlyStopping);
        new Descent<>(set, context, Kind.numbers(loss), settings).run().write(context.directory());
        return describe(set, context);
    }
}
