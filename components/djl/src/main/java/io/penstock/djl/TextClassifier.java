package io.penstock.djl;

import io.penstock.djl.network.NetworkTraining;
import io.penstock.model.EarlyStopping;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads the tokens of a text, the only feature, and finds its class: vectors of tokens, filters or a recurrent layer over them,
 * and the greatest value of each over the text (Kim, "Convolutional Neural Networks for Sentence Classification", EMNLP 2014).
 *
 * @param encoder what reads the vectors
 * @param embedding the length of a token's vector
 * @param units filters, or the size of the recurrent layer's state
 * @param window tokens that a filter sees side by side, odd
 * @param dropout which share of the text's figures is left out in a step, at least 0 and below 1
 * @param training how it is trained
 */
public record TextClassifier(
        Encoder encoder, int embedding, int units, int window, double dropout, NetworkTraining training)
        implements DjlEstimator {

    private static final String NAME = "Text classifier";

    /** What reads the vectors of tokens. */
    public enum Encoder {
        /** Filters over some tokens side by side: fast, and enough for most. */
        CONVOLUTION,
        /** Gated recurrent units, which remember from the first token to the last (Cho et al., EMNLP 2014). */
        RECURRENT
    }

    /** Checks the sizes. */
    public TextClassifier {
        Sizes.positive(NAME, "vectors", embedding);
        Sizes.positive(NAME, "encoder", units);
        Sizes.share(NAME, dropout);
        if (window < 1 || window % 2 == 0) {
            throw new IllegalArgumentException(
                    "Text classifier got a window of '%d' tokens. An odd number of at least 1 is possible."
                            .formatted(window));
        }
    }

    static TextClassifier of(int epochs) {
        return new TextClassifier(Encoder.CONVOLUTION, 32, 64, 3, 0.2, NetworkTraining.of(epochs));
    }

    /** Returns this estimator with another encoder. */
    public TextClassifier withEncoder(Encoder other) {
        return new TextClassifier(other, embedding, units, window, dropout, training);
    }

    /** Returns this estimator with other lengths of vectors and numbers of units. */
    public TextClassifier withSizes(int vectors, int others) {
        return new TextClassifier(encoder, vectors, others, window, dropout, training);
    }

    /** Returns this estimator with filters that see another number of tokens. */
    public TextClassifier withWindow(int tokens) {
        return new TextClassifier(encoder, embedding, units, tokens, dropout, training);
    }

    /** Returns this estimator with another share that is left out. */
    public TextClassifier withDropout(double share) {
        return new TextClassifier(encoder, embedding, units, window, share, training);
    }

    /** Returns this estimator, trained in another way. */
    public TextClassifier withTraining(NetworkTraining other) {
        return new TextClassifier(encoder, embedding, units, window, dropout, other);
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem instanceof ProblemType.TextClassification;
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
