package io.penstock.djl.network;

import io.penstock.model.EarlyStopping;
import java.util.Optional;

/**
 * How a network is trained: by Adam, on minibatches of shuffled rows.
 *
 * @param epochs passes over the rows, at least 1
 * @param minibatch rows of each step, at least 1; the last one of an epoch takes what is left, and one row that would be alone
 *     goes with the minibatch before
 * @param learningRate how far the first step goes, above 0
 * @param decay how the learning rate goes down
 * @param weightDecay by which share of the learning rate weights (not biases, not vectors of categories and tokens) shrink in each
 *     step, at least 0
 * @param greatestGradient how long the gradient of a step may be, above 0; a longer one is shortened
 * @param stopping whether to stop early, by the split to watch
 * @param device {@code cpu}, {@code gpu}, or one of several: {@code gpu1}
 */
public record NetworkTraining(
        int epochs,
        int minibatch,
        double learningRate,
        Decay decay,
        double weightDecay,
        double greatestGradient,
        Optional<EarlyStopping> stopping,
        String device) {

    /** How the learning rate goes down. */
    public enum Decay {
        /** It stays. */
        NONE,
        /** Along half a cosine to 0 at the end of the last epoch (Loshchilov and Hutter, ICLR 2017). */
        COSINE
    }

    /** Checks the settings. */
    public NetworkTraining {
        if (epochs < 1 || minibatch < 1 || !(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "Training got '%d' epochs, minibatches of '%d' and learning rate '%s'. All are above 0 and finite."
                            .formatted(epochs, minibatch, learningRate));
        }
        if (!(weightDecay >= 0) || !(greatestGradient > 0)) {
            throw new IllegalArgumentException(
                    "Training got weight decay '%s' and a greatest gradient of '%s'. The first is at least 0, the second above 0."
                            .formatted(weightDecay, greatestGradient));
        }
        if (!device.matches("cpu|gpu\\d*")) {
            throw new IllegalArgumentException(
                    "Training got device '%s'. Devices are 'cpu', 'gpu', 'gpu1' and so on.".formatted(device));
        }
    }

    /** Returns settings that suit small networks: minibatches of 64, learning rate 0.001 with cosine decay, on the CPU. */
    public static NetworkTraining of(int epochs) {
        return new NetworkTraining(epochs, 64, 0.001, Decay.COSINE, 0, 10, Optional.empty(), "cpu");
    }

    /** Returns these settings with another number of epochs. */
    public NetworkTraining withEpochs(int passes) {
        return new NetworkTraining(
                passes, minibatch, learningRate, decay, weightDecay, greatestGradient, stopping, device);
    }

    /** Returns these settings with another number of rows a step. */
    public NetworkTraining withMinibatch(int rows) {
        return new NetworkTraining(epochs, rows, learningRate, decay, weightDecay, greatestGradient, stopping, device);
    }

    /** Returns these settings with another learning rate. */
    public NetworkTraining withLearningRate(double rate) {
        return new NetworkTraining(epochs, minibatch, rate, decay, weightDecay, greatestGradient, stopping, device);
    }

    /** Returns these settings with another decay of the learning rate. */
    public NetworkTraining withDecay(Decay other) {
        return new NetworkTraining(
                epochs, minibatch, learningRate, other, weightDecay, greatestGradient, stopping, device);
    }

    /** Returns these settings with a penalty on large weights. */
    public NetworkTraining withWeightDecay(double share) {
        return new NetworkTraining(epochs, minibatch, learningRate, decay, share, greatestGradient, stopping, device);
    }

    /** Returns these settings with another bound of the gradient. */
    public NetworkTraining withGreatestGradient(double length) {
        return new NetworkTraining(epochs, minibatch, learningRate, decay, weightDecay, length, stopping, device);
    }

    /** Returns these settings, stopping early. */
    public NetworkTraining withStopping(EarlyStopping rule) {
        return new NetworkTraining(
                epochs, minibatch, learningRate, decay, weightDecay, greatestGradient, Optional.of(rule), device);
    }

    /** Returns these settings for another device. */
    public NetworkTraining withDevice(String name) {
        return new NetworkTraining(
                epochs, minibatch, learningRate, decay, weightDecay, greatestGradient, stopping, name);
    }
}
