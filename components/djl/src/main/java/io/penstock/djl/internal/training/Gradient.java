package io.penstock.djl.internal.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.penstock.djl.internal.engine.NativeRandom;
import io.penstock.djl.internal.engine.PyTorch;
import io.penstock.djl.internal.model.OpenNetwork;
import io.penstock.djl.internal.model.Plan;
import io.penstock.djl.internal.model.Scaling;
import io.penstock.djl.internal.model.Variable;
import io.penstock.djl.network.RowLoss;
import java.util.function.Supplier;

/** Computes the loss of a minibatch and in which direction it falls. */
final class Gradient {

    /** DJL collects the gradients of one network at a time in a process, and refuses a second one. */
    private static final Object COLLECTING = new Object();

    private final Plan plan;
    private final RowLoss loss;
    private final OpenNetwork network;
    private float[] features = new float[0];

    /**
     * Takes a network.
     *
     * @param labels how its labels are scaled
     */
    Gradient(Plan plan, OpenNetwork network, Scaling labels) {
        this.plan = plan;
        this.loss = plan.loss(labels);
        this.network = network;
    }

    /** Some rows of a table. */
    @SuppressWarnings("ArrayRecordComponent") // the order of all rows, not copied
    record Minibatch(Table table, int[] order, int from, int to) {

        int size() {
            return to - from;
        }

        float[] weights() {
            return table.weights(order, from, to);
        }
    }

    /**
     * Sets the gradients of the variables to those of the weighted mean of the rows' losses.
     *
     * @param seed of random numbers that the network draws
     * @return the sum of the losses by their weights
     */
    double descend(Minibatch rows, double weight, long seed) {
        Supplier<Double> work = () -> {
            try (GradientCollector collector = PyTorch.engine().newGradientCollector()) {
                return called(rows, true, sum -> collector.backward(sum.mul(1 / weight)));
            }
        };
        double sum;
        synchronized (COLLECTING) {
            sum = plan.random() ? NativeRandom.seeded(seed, work) : work.get();
        }
        network.trained().forEach(Variable::pullGradient);
        return sum;
    }

    /** Returns the sum of the losses of some rows by their weights. */
    double watch(Minibatch rows) {
        return called(rows, false, sum -> {});
    }

    private interface Use {
        void of(NDArray sum);
    }

    private double called(Minibatch rows, boolean training, Use use) {
        return PyTorch.call(
                "The network, or its loss, failed in training on a minibatch of %d".formatted(rows.size()),
                () -> sum(rows, training, use));
    }

    private double sum(Minibatch rows, boolean training, Use use) {
        try (NDScope scope = new NDScope();
                NDManager scratch = network.scratch()) {
            scope.suppressNotUsedWarning();
            NDList arrays = arrays(scratch, rows);
            NDArray labels = labels(scratch, rows, arrays);
            NDArray outputs = network.forward(arrays, training);
            NDArray weights = scratch.create(rows.weights());
            NDArray sum = loss.losses(labels, outputs).mul(weights).sum();
            use.of(sum);
            return sum.getFloat();
        }
    }

    private NDList arrays(NDManager scratch, Minibatch rows) {
        int needed = rows.size() * plan.slots();
        features = features.length < needed ? new float[needed] : features;
        rows.table().features(rows.order(), rows.from(), rows.to(), features);
        return network.arrays(scratch, features, rows.size());
    }

    /** Returns the labels, or what is to be predicted if there are none: the rows themselves. */
    private static NDArray labels(NDManager scratch, Minibatch rows, NDList arrays) {
        int width = rows.table().width();
        return width == 0
                ? arrays.head()
                : scratch.create(
                        rows.table().labels(rows.order(), rows.from(), rows.to()), new Shape(rows.size(), width));
    }

    /** Returns the length of all gradients together. */
    double length() {
        double squares = 0;
        for (Variable variable : network.trained()) {
            for (float slope : variable.gradient()) {
                squares += (double) slope * slope;
            }
        }
        return Math.sqrt(squares);
    }
}
