package io.penstock.djl;

import io.penstock.djl.network.NetworkTraining;
import io.penstock.model.EarlyStopping;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Layers of 3x3 filters over small images, with batch normalisation (Ioffe and Szegedy, ICML 2015), pooling after every second
 * one, and a hidden layer. The features are the pixels, numbers all: row by row, in a row from left to right, the channels of a
 * pixel side by side. All together are brought to a mean of 0 and a deviation of 1.
 *
 * @param height of the images in pixels
 * @param width of the images in pixels
 * @param channels numbers of a pixel, 1 for grey
 * @param filters how many each layer has
 * @param hidden the size of the hidden layer
 * @param dropout which share of the hidden layers is left out in a step, at least 0 and below 1
 * @param training how it is trained
 */
public record ConvolutionalNetwork(
        int height,
        int width,
        int channels,
        List<Integer> filters,
        int hidden,
        double dropout,
        NetworkTraining training)
        implements DjlEstimator {

    private static final String NAME = "Convolutional network";

    /** Checks the sizes. */
    public ConvolutionalNetwork {
        filters = List.copyOf(filters);
        Sizes.positive(NAME, "images", List.of(height, width, channels));
        Sizes.positive(NAME, "layers of filters", filters);
        Sizes.positive(NAME, "hidden layer", hidden);
        Sizes.share(NAME, dropout);
    }

    static ConvolutionalNetwork of(int height, int width, int epochs) {
        return new ConvolutionalNetwork(
                height,
                width,
                1,
                List.of(32, 32, 64, 64),
                128,
                0.3,
                NetworkTraining.of(epochs)
                        .withMinibatch(32)
                        .withLearningRate(0.002)
                        .withWeightDecay(0.01));
    }

    /** Returns this estimator for images with another number of channels. */
    public ConvolutionalNetwork withChannels(int numbers) {
        return new ConvolutionalNetwork(height, width, numbers, filters, hidden, dropout, training);
    }

    /** Returns this estimator with other layers of filters. */
    public ConvolutionalNetwork withFilters(Integer... sizes) {
        return new ConvolutionalNetwork(height, width, channels, List.of(sizes), hidden, dropout, training);
    }

    /** Returns this estimator with a hidden layer of another size. */
    public ConvolutionalNetwork withHidden(int size) {
        return new ConvolutionalNetwork(height, width, channels, filters, size, dropout, training);
    }

    /** Returns this estimator with another share that is left out. */
    public ConvolutionalNetwork withDropout(double share) {
        return new ConvolutionalNetwork(height, width, channels, filters, hidden, share, training);
    }

    /** Returns this estimator, trained in another way. */
    public ConvolutionalNetwork withTraining(NetworkTraining other) {
        return new ConvolutionalNetwork(height, width, channels, filters, hidden, dropout, other);
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem instanceof ProblemType.BinaryClassification
                || problem instanceof ProblemType.MulticlassClassification
                || problem instanceof ProblemType.MultilabelClassification;
    }

    @Override
    public Optional<EarlyStopping> earlyStopping() {
        return training.stopping();
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        return Networks.fit(this, training, set, context);
    }
}
