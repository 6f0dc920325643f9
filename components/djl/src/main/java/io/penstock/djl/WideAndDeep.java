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
 * A linear model and hidden layers, trained together (Cheng et al., "Wide &amp; Deep Learning for Recommender Systems", DLRS
 * 2016): the linear part remembers, the deep part generalises. Each category has a vector of its own for the deep part and
 * weights for the linear one; numbers are brought to a mean of 0 and a deviation of 1. Without hidden layers it is a linear
 * model. Served in plain Java.
 *
 * @param hidden the sizes of the hidden layers, each at least 1
 * @param embedding the length of a category's vector, at least 1
 * @param dropout which share of each hidden layer is left out in a step, at least 0 and below 1
 * @param training how it is trained
 */
public record WideAndDeep(List<Integer> hidden, int embedding, double dropout, NetworkTraining training)
        implements DjlEstimator {

    /** Checks the sizes. */
    public WideAndDeep {
        hidden = List.copyOf(hidden);
        Sizes.positive("Wide and deep", "hidden layers", hidden);
        Sizes.positive("Wide and deep", "embedding", embedding);
        Sizes.share("Wide and deep", dropout);
    }

    static WideAndDeep of(int epochs) {
        return new WideAndDeep(List.of(64, 32), 8, 0, NetworkTraining.of(epochs));
    }

    /** Returns this estimator with hidden layers of other sizes. */
    public WideAndDeep withHidden(Integer... sizes) {
        return new WideAndDeep(List.of(sizes), embedding, dropout, training);
    }

    /** Returns this estimator with vectors of another length. */
    public WideAndDeep withEmbedding(int length) {
        return new WideAndDeep(hidden, length, dropout, training);
    }

    /** Returns this estimator with another share that is left out. */
    public WideAndDeep withDropout(double share) {
        return new WideAndDeep(hidden, embedding, share, training);
    }

    /** Returns this estimator, trained in another way. */
    public WideAndDeep withTraining(NetworkTraining other) {
        return new WideAndDeep(hidden, embedding, dropout, other);
    }

    @Override
    public boolean supports(ProblemType problem) {
        return Networks.learnsTables(problem);
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
