package io.penstock.tribuo.internal.sgd;

import com.oracle.labs.mlrg.olcut.util.Pair;
import io.penstock.model.EarlyStopping;
import io.penstock.model.TrainingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.tribuo.math.FeedForwardParameters;
import org.tribuo.math.Parameters;
import org.tribuo.math.la.SGDVector;

/**
 * Follows Tribuo's descent from the two places that it calls: the loss, asked once for each row of each epoch, and the optimiser,
 * given the parameters at first and the gradient of each step. Nothing else in Tribuo's trainer tells how far it is or lets
 * itself be stopped. Used by the thread that trains.
 *
 * @param <U> what a row is answered with
 */
final class Watch<U> {

    private static final int ROWS_BETWEEN_CHECKS = 4_096;

    private final BiFunction<U, SGDVector, Pair<Double, SGDVector>> loss;
    private final Course course;
    private final TrainingContext context;
    private final List<WatchedRow<U>> watched;
    private final List<Double> losses = new ArrayList<>();
    private @Nullable FeedForwardParameters parameters;
    private long checked;
    private long epoch;
    private int seen;
    private double pending;
    private double sum;
    private double weights;

    /**
     * How long to go.
     *
     * @param rows in each epoch
     * @param minibatch rows in each step
     * @param epochs at most
     * @param earlyStopping when to end before
     * @param sign what Tribuo's loss is multiplied with
     */
    record Course(int rows, int minibatch, int epochs, Optional<EarlyStopping> earlyStopping, double sign) {}

    /** A row that is watched and not learned from. */
    record WatchedRow<U>(SGDVector features, U answer, double weight) {}

    /**
     * Begins to watch.
     *
     * @param loss Tribuo's
     */
    Watch(
            BiFunction<U, SGDVector, Pair<Double, SGDVector>> loss,
            Course course,
            List<WatchedRow<U>> watched,
            TrainingContext context) {
        this.loss = loss;
        this.course = course;
        this.watched = watched;
        this.context = context;
    }

    /** Carries an interruption through Tribuo's trainer. */
    static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient InterruptedException interrupted;

        Cancelled(InterruptedException interrupted) {
            super(interrupted);
            this.interrupted = interrupted;
        }

        InterruptedException interrupted() {
            return interrupted;
        }
    }

    /** Says that later epochs would not help. */
    static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Enough() {
            super("the loss of the watched rows no longer falls");
        }
    }

    void begin(Parameters given) {
        parameters = (FeedForwardParameters) given;
    }

    /** Answers for a row in the place of Tribuo's loss. */
    Pair<Double, SGDVector> lossAndGradient(U answer, SGDVector prediction) {
        if (seen == course.rows) {
            endEpoch();
        }
        Pair<Double, SGDVector> result = loss.apply(answer, prediction);
        pending += course.sign * result.getA();
        seen++;
        check();
        return result;
    }

    /** Counts the rows since the last step; only steps of one row have a weight other than 1. */
    void step(double weight) {
        double each = course.minibatch == 1 ? weight : 1;
        sum += each * pending;
        weights = course.minibatch == 1 ? weights + weight : seen;
        pending = 0;
    }

    void end() {
        endEpoch();
    }

    /** Returns the epoch with the lowest loss of the watched rows, from 1. */
    int best() {
        return 1 + course.earlyStopping.orElseThrow().judge(array(losses)).best();
    }

    private void endEpoch() {
        epoch++;
        context.log().metric("loss", epoch, sum / weights);
        context.progress().report(epoch, course.epochs, "epochs");
        seen = 0;
        sum = 0;
        weights = 0;
        if (!watched.isEmpty()) {
            double lossOfWatched = lossOfWatched();
            context.log().metric("validation loss", epoch, lossOfWatched);
            losses.add(lossOfWatched);
            stopEarly();
        }
    }

    private void stopEarly() {
        boolean last = epoch == course.epochs;
        if (course.earlyStopping
                .map(stopping -> stopping.judge(array(losses)))
                .filter(state -> state.stop() || last && state.best() + 1 < epoch)
                .isPresent()) {
            throw new Enough();
        }
    }

    private double lossOfWatched() {
        FeedForwardParameters present = Objects.requireNonNull(parameters);
        double total = 0;
        double all = 0;
        for (WatchedRow<U> row : watched) {
            total += course.sign
                    * row.weight
                    * loss.apply(row.answer, present.predict(row.features)).getA();
            all += row.weight;
            check();
        }
        return total / all;
    }

    private void check() {
        if (++checked % ROWS_BETWEEN_CHECKS != 0) {
            return;
        }
        try {
            context.checkCancelled();
        } catch (InterruptedException e) {
            throw new Cancelled(e);
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }
}
