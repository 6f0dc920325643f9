package io.penstock.djl.internal.training;

import io.penstock.djl.internal.engine.NativeRandom;
import io.penstock.djl.internal.engine.Trainings;
import io.penstock.djl.internal.model.OpenNetwork;
import io.penstock.djl.internal.tensor.Tensors;
import io.penstock.djl.internal.training.Gradient.Minibatch;
import io.penstock.djl.network.NetworkTraining;
import io.penstock.djl.network.NetworkTraining.Decay;
import io.penstock.errors.ComponentException;
import io.penstock.model.Checkpoints.Checkpoint;
import io.penstock.model.EarlyStopping;
import io.penstock.model.TrainingContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through the rows epoch by epoch. What it draws depends on seed and epoch only, so that it can go on anywhere. */
final class TrainingLoop {

    private static final int WATCHED_AT_ONCE = 512;

    private final OpenNetwork network;
    private final NetworkTraining settings;
    private final TrainingContext context;
    private final Gradient gradient;
    private final Adam adam;
    private final Minibatches minibatches;
    private final Table rows;
    private final Optional<Table> watched;
    private final List<Double> watchedLosses = new ArrayList<>();
    private Tensors best = Tensors.none();
    private long steps;
    private double longest;

    TrainingLoop(
            Gradient gradient,
            OpenNetwork network,
            NetworkTraining settings,
            TrainingContext context,
            Table rows,
            Optional<Table> watched) {
        this.network = network;
        this.settings = settings;
        this.context = context;
        this.rows = rows;
        this.watched = watched;
        this.gradient = gradient;
        this.adam = new Adam(network.trained(), settings.weightDecay());
        this.minibatches = new Minibatches(rows.size(), settings.minibatch());
    }

    /** Returns the parameters that it ends with. */
    Tensors run() throws IOException, InterruptedException {
        int done = resume();
        boolean stop = stops();
        for (int epoch = done + 1; epoch <= settings.epochs() && !stop; epoch++) {
            context.log().metric("loss", epoch, epoch(epoch));
            context.log().metric("longest gradient", epoch, longest);
            watch(epoch);
            stop = stops();
            context.checkpoints().save(epoch, directory -> stand().write(directory));
            context.progress().report(epoch, settings.epochs(), "epochs");
        }
        return settings.stopping().isPresent() ? best : network.tensors();
    }

    private int resume() throws IOException {
        Optional<Checkpoint> latest = context.checkpoints().latest();
        if (latest.isEmpty()) {
            return 0;
        }
        Stand stand = Stand.read(latest.get());
        String where = "The checkpoint in '%s'".formatted(latest.get().directory());
        network.restore(stand.parameters(), where);
        adam.restore(stand.moments(), where);
        best = stand.best();
        steps = stand.steps();
        watchedLosses.addAll(stand.watched());
        return Math.toIntExact(latest.get().step());
    }

    private Stand stand() {
        return new Stand(steps, watchedLosses, network.tensors(), best, adam.tensors());
    }

    /** Returns the mean loss of the rows as the steps met them. */
    private double epoch(int epoch) throws InterruptedException {
        int[] order = RowOrder.shuffled(rows.size(), NativeRandom.part(context.seed(), epoch));
        longest = 0;
        double sum = 0;
        double weight = 0;
        for (int each = 0; each < minibatches.count(); each++) {
            checkGoing();
            Minibatch some = new Minibatch(rows, order, minibatches.from(each), minibatches.to(each));
            double own = sum(some.weights());
            if (own > 0) {
                sum += step(some, own, epoch);
                weight += own;
            }
        }
        return sum / weight;
    }

    private double step(Minibatch some, double weight, int epoch) {
        steps++;
        double sum = gradient.descend(some, weight, NativeRandom.part(context.seed(), -steps));
        double length = gradient.length();
        if (!Double.isFinite(sum) || !Double.isFinite(length)) {
            throw new ComponentException(
                    "The loss is '%s' and the gradient '%s' long in step %d of epoch %d, so that the network cannot learn on. Lower the learning rate (now '%s') or the greatest gradient (now '%s'), or scale the features."
                            .formatted(
                                    sum / weight,
                                    length,
                                    steps,
                                    epoch,
                                    settings.learningRate(),
                                    settings.greatestGradient()));
        }
        longest = Math.max(longest, length);
        adam.step(steps, learningRate(), (float) Math.min(1, settings.greatestGradient() / length));
        return sum;
    }

    private double learningRate() {
        if (settings.decay() == Decay.NONE) {
            return settings.learningRate();
        }
        double done = (steps - 1) / ((double) minibatches.count() * settings.epochs());
        return settings.learningRate() * (1 + StrictMath.cos(Math.PI * done)) / 2;
    }

    private void watch(int epoch) throws InterruptedException {
        if (watched.isEmpty()) {
            return;
        }
        double loss = watchedLoss(watched.get());
        context.log().metric("validation loss", epoch, loss);
        watchedLosses.add(loss);
        if (settings.stopping().isPresent() && state(settings.stopping().get()).best() == watchedLosses.size() - 1) {
            best = network.tensors();
        }
    }

    private double watchedLoss(Table table) throws InterruptedException {
        int[] order = RowOrder.natural(table.size());
        double sum = 0;
        for (int from = 0; from < order.length; from += WATCHED_AT_ONCE) {
            checkGoing();
            int to = Math.min(from + WATCHED_AT_ONCE, order.length);
            sum += gradient.watch(new Minibatch(table, order, from, to));
        }
        return sum / sum(table.weights());
    }

    private boolean stops() {
        return !watchedLosses.isEmpty()
                && settings.stopping().map(rule -> state(rule).stop()).orElse(false);
    }

    private EarlyStopping.State state(EarlyStopping rule) {
        return rule.judge(watchedLosses.stream().mapToDouble(loss -> loss).toArray());
    }

    private void checkGoing() throws InterruptedException {
        context.checkCancelled();
        Trainings.ofThisProcess().checkGoing();
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}
