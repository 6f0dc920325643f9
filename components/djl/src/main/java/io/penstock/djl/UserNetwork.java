package io.penstock.djl;

import io.penstock.djl.network.BlockFactory;
import io.penstock.djl.network.NetworkTraining;
import io.penstock.djl.network.RowLoss;
import io.penstock.errors.DefinitionException;
import io.penstock.model.EarlyStopping;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import java.io.IOException;
import java.util.Optional;

/**
 * A network of the user's own. It is built by a record, which goes into the model with its class name and fields; where the
 * model is loaded that class has to be on the class path.
 *
 * @param factory builds it
 * @param loss what training makes small; the usual loss of the problem, if there is none
 * @param training how it is trained
 */
public record UserNetwork(BlockFactory factory, Optional<RowLoss> loss, NetworkTraining training)
        implements DjlEstimator {

    /** Checks that factory and loss can be written down. */
    public UserNetwork {
        requireRecord("block factory", factory);
        loss.ifPresent(given -> requireRecord("loss", given));
    }

    static UserNetwork of(BlockFactory factory, int epochs) {
        return new UserNetwork(factory, Optional.empty(), NetworkTraining.of(epochs));
    }

    private static void requireRecord(String what, Object given) {
        if (!given.getClass().isRecord()) {
            throw new DefinitionException(
                    "The %s '%s' is no record, so that a model cannot say how to build it again. Make it a record that implements the interface."
                            .formatted(what, given.getClass().getName()));
        }
    }

    /** Returns this estimator with a loss of the user's own. */
    public UserNetwork withLoss(RowLoss other) {
        return new UserNetwork(factory, Optional.of(other), training);
    }

    /** Returns this estimator, trained in another way. */
    public UserNetwork withTraining(NetworkTraining other) {
        return new UserNetwork(factory, loss, other);
    }

    @Override
    public boolean supports(ProblemType problem) {
        return Networks.learnsTables(problem) || problem instanceof ProblemType.TextClassification;
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
