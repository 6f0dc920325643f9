package io.penstock.tribuo.internal.sgd;

import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.model.EarlyStopping;
import io.penstock.model.Model;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.model.rows.TrainingRows;
import io.penstock.tribuo.internal.WarmStart;
import io.penstock.tribuo.internal.rows.Slots;
import io.penstock.tribuo.internal.rows.TribuoRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.common.sgd.AbstractLinearSGDModel;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.optimisers.AdaGrad;

/** Trains a linear model by Tribuo's descent with AdaGrad. Used once. */
public final class Descent<T extends Output<T>, U> {

    /** AdaGrad's epsilon in Tribuo's own {@code LogisticRegressionTrainer}. */
    private static final double EPSILON = 0.1;

    private final TrainingSet set;
    private final TrainingContext context;
    private final Kind<T, U> kind;
    private final Settings settings;
    private final Slots slots;

    /**
     * How to train.
     *
     * @param epochs passes over the training rows, at most
     * @param learningRate AdaGrad's initial one
     * @param minibatch rows in each step
     * @param earlyStopping when to end before
     */
    public record Settings(int epochs, double learningRate, int minibatch, Optional<EarlyStopping> earlyStopping) {}

    /** Prepares to train. */
    public Descent(TrainingSet set, TrainingContext context, Kind<T, U> kind, Settings settings) {
        this.set = set;
        this.context = context;
        this.kind = kind;
        this.settings = settings;
        this.slots = new Slots(set.signature().features());
    }

    /** Trains, keeps Tribuo's own model among the attachments, and returns the weights. */
    public LinearWeights run() throws IOException, InterruptedException {
        TrainingRows training = set.rows();
        checkWeights(training);
        MutableDataset<T> rows = TribuoRows.read(training, slots, kind.answers(training.labels()), context);
        List<Watch.WatchedRow<U>> watched = watched(rows);
        checkWatched(watched);
        AbstractLinearSGDModel<T> trained = train(rows, watched);
        Path attachments = Files.createDirectories(context.directory().resolve(Model.ATTACHMENTS));
        trained.serializeToFile(attachments.resolve("tribuo.pb"));
        return LinearWeights.of(trained, kind.outputs(), slots);
    }

    private void checkWeights(TrainingRows rows) {
        if (settings.minibatch > 1 && rows.weighted()) {
            throw new DefinitionException(
                    "Rows weigh differently, but Tribuo cannot weigh the rows of a minibatch of '%d'. Take minibatches of 1, or even weights."
                            .formatted(settings.minibatch));
        }
    }

    private void checkWatched(List<Watch.WatchedRow<U>> watched) {
        if (settings.earlyStopping.isPresent() && watched.isEmpty()) {
            throw new DataException(
                    "Training is to stop early, but no row of the split to watch has a class that a training row has. Watch another split, or take out early stopping.");
        }
    }

    private AbstractLinearSGDModel<T> train(MutableDataset<T> rows, List<Watch.WatchedRow<U>> watched)
            throws IOException, InterruptedException {
        Optional<Tensor> start = start(rows);
        Watch<U> watch = watch(rows, settings.epochs, watched, context);
        QuietTribuo.quiet();
        try {
            return train(rows, watch, settings.epochs, start);
        } catch (Watch.Enough enough) {
            return again(rows, watch.best(), start);
        } catch (Watch.Cancelled cancelled) {
            throw cancelled.interrupted();
        }
    }

    /** Goes to the best epoch once more: equal steps, as they draw equal random numbers. */
    private AbstractLinearSGDModel<T> again(MutableDataset<T> rows, int epochs, Optional<Tensor> start)
            throws InterruptedException {
        try {
            return train(rows, watch(rows, epochs, List.of(), new Unlogged(context)), epochs, start);
        } catch (Watch.Cancelled cancelled) {
            throw cancelled.interrupted();
        }
    }

    private AbstractLinearSGDModel<T> train(
            MutableDataset<T> rows, Watch<U> watch, int epochs, Optional<Tensor> start) {
        WatchedSteps steps = new WatchedSteps(new AdaGrad(settings.learningRate, EPSILON), watch, start);
        return kind.train(watch, steps, new Kind.Pass(epochs, settings.minibatch, context.seed()), rows);
    }

    private Watch<U> watch(
            MutableDataset<T> rows, int epochs, List<Watch.WatchedRow<U>> watched, TrainingContext logged) {
        Watch.Course course =
                new Watch.Course(rows.size(), settings.minibatch, epochs, settings.earlyStopping, kind.sign());
        return new Watch<>(kind.loss()::lossAndGradient, course, watched, logged);
    }

    /** Rows of a class that no training row has are left out: no epoch can learn them. */
    private List<Watch.WatchedRow<U>> watched(MutableDataset<T> rows) throws InterruptedException {
        List<Watch.WatchedRow<U>> watched = new ArrayList<>();
        if (set.watched().isPresent()) {
            TrainingRows others = set.watched().get();
            var outputs = rows.getOutputIDInfo();
            var features = rows.getFeatureIDMap();
            for (Example<T> row : TribuoRows.read(others, slots, kind.answers(others.labels()), context)) {
                if (kind.knows(outputs, row.getOutput())) {
                    watched.add(new Watch.WatchedRow<>(
                            SparseVector.createSparseVector(row, features, true),
                            kind.target(outputs, row.getOutput()),
                            row.getWeight()));
                }
            }
        }
        return watched;
    }

    private Optional<Tensor> start(MutableDataset<T> rows) throws IOException {
        Optional<Path> file = WarmStart.file(set, context, LinearWeights.FILE);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        LinearWeights weights = LinearWeights.read(file.get(), set.signature());
        int[] ids = kind.outputs().stream()
                .mapToInt(output -> rows.getOutputIDInfo().getID(output))
                .toArray();
        return Optional.of(weights.tensor(ids, slots, rows.getFeatureIDMap()));
    }
}
