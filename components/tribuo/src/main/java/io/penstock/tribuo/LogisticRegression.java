package io.penstock.tribuo;

import io.penstock.json.CanonicalJson;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.math.optimisers.AdaGrad;

/**
 * Logistic regression for two or more classes: Tribuo's {@code LinearSGDTrainer} with the logarithmic loss and AdaGrad.
 * Categories are one-hot. Logs {@code loss}, the mean logarithmic loss of each epoch as its steps met it.
 *
 * @param epochs passes over the training rows, at least 1
 * @param learningRate AdaGrad's initial learning rate, above 0
 * @param minibatch rows in each step, at least 1
 */
public record LogisticRegression(int epochs, double learningRate, int minibatch) implements TribuoEstimator {

    /** AdaGrad's epsilon in Tribuo's own {@code LogisticRegressionTrainer}. */
    static final double EPSILON = 0.1;

    /** Tribuo's own default of 1.0 overshoots on rare categories, which costs logarithmic loss and precision. */
    private static final double LEARNING_RATE = 0.1;

    private static final int NEVER = -1;

    /** Checks the hyperparameters. */
    public LogisticRegression {
        if (epochs < 1 || !(learningRate > 0) || minibatch < 1) {
            throw new IllegalArgumentException(
                    "Logistic regression got '%d' epochs, learning rate '%s' and minibatches of '%d'. All are above 0."
                            .formatted(epochs, learningRate, minibatch));
        }
    }

    static LogisticRegression of(int epochs) {
        return new LogisticRegression(epochs, LEARNING_RATE, 1);
    }

    /** Returns this estimator with another learning rate. */
    public LogisticRegression withLearningRate(double rate) {
        return new LogisticRegression(epochs, rate, minibatch);
    }

    /** Returns this estimator with another number of rows in each step. */
    public LogisticRegression withMinibatch(int rows) {
        return new LogisticRegression(epochs, learningRate, rows);
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem instanceof ProblemType.BinaryClassification
                || problem instanceof ProblemType.MulticlassClassification;
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        MutableDataset<Label> rows = TribuoRows.read(set, context);
        LinearSGDModel trained = train(rows, context);
        LinearWeights weights = LinearWeights.of(trained, set.signature());
        Files.writeString(context.directory().resolve(LinearWeights.FILE), CanonicalJson.write(weights));
        Path attachments = Files.createDirectories(context.directory().resolve(Model.ATTACHMENTS));
        trained.serializeToFile(attachments.resolve("tribuo.pb"));
        return describe(set, context);
    }

    private LinearSGDModel train(MutableDataset<Label> rows, TrainingContext context) throws InterruptedException {
        WatchedLogLoss loss = new WatchedLogLoss(rows.size(), epochs, context);
        QuietTribuo.quiet();
        try {
            return new LinearSGDTrainer(
                            loss, new AdaGrad(learningRate, EPSILON), epochs, NEVER, minibatch, context.seed())
                    .train(rows);
        } catch (WatchedLogLoss.Cancelled e) {
            throw e.interrupted();
        }
    }
}
