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
 * Learns how texts go on, token by token, from pieces of text, the only feature: vectors of tokens, a layer of gated recurrent
 * units, and a linear layer that tells how probable each token is as the next one. {@link TextGenerator} writes with it. Served
 * in plain Java.
 *
 * @param embedding the length of a token's vector
 * @param units the size of the recurrent layer's state
 * @param training how it is trained
 */
public record CharacterGenerator(int embedding, int units, NetworkTraining training) implements DjlEstimator {

    /** Checks the sizes. */
    public CharacterGenerator {
        Sizes.positive("Character generator", "vectors", embedding);
        Sizes.positive("Character generator", "state", units);
    }

    static CharacterGenerator of(int epochs) {
        return new CharacterGenerator(
                24,
                128,
                NetworkTraining.of(epochs)
                        .withMinibatch(16)
                        .withLearningRate(0.005)
                        .withGreatestGradient(1));
    }

    /** Returns this estimator with vectors and a state of other sizes. */
    public CharacterGenerator withSizes(int vectors, int state) {
        return new CharacterGenerator(vectors, state, training);
    }

    /** Returns this estimator, trained in another way. */
    public CharacterGenerator withTraining(NetworkTraining other) {
        return new CharacterGenerator(embedding, units, other);
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem instanceof ProblemType.TextGeneration;
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
