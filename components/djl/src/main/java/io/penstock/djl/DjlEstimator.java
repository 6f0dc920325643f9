package io.penstock.djl;

import io.penstock.Library;
import io.penstock.artifact.ExternalInput;
import io.penstock.djl.internal.engine.PyTorch;
import io.penstock.djl.network.BlockFactory;
import io.penstock.model.Estimator;
import java.nio.file.Path;
import java.util.List;

/** An estimator of the DJL family. Trains with PyTorch. */
public sealed interface DjlEstimator extends Estimator
        permits WideAndDeep, ConvolutionalNetwork, TextClassifier, CharacterGenerator, UserNetwork, TorchScript {

    /** The framework's name. */
    String FRAMEWORK = "djl";

    /** Returns a linear model and two hidden layers side by side, for tables. */
    static WideAndDeep wideAndDeep(int epochs) {
        return WideAndDeep.of(epochs);
    }

    /** Returns a network of filters for grey-scale images, whose pixels are the features, row by row. */
    static ConvolutionalNetwork convolutionalNetwork(int height, int width, int epochs) {
        return ConvolutionalNetwork.of(height, width, epochs);
    }

    /** Returns a network of filters over the tokens of texts. */
    static TextClassifier textClassifier(int epochs) {
        return TextClassifier.of(epochs);
    }

    /** Returns a recurrent network that writes texts. */
    static CharacterGenerator characterGenerator(int epochs) {
        return CharacterGenerator.of(epochs);
    }

    /** Returns a network of the user's own, with the usual loss of the problem. */
    static UserNetwork network(BlockFactory factory, int epochs) {
        return UserNetwork.of(factory, epochs);
    }

    /** Returns what makes a model of a network that was traced elsewhere, and gives scores as they are to be. */
    static TorchScript torchScript(Path file) {
        return new TorchScript(ExternalInput.of(file), TorchScript.Outputs.SCORES);
    }

    @Override
    default String framework() {
        return FRAMEWORK;
    }

    @Override
    default List<Library> libraries() {
        return List.of(new Library("djl", PyTorch.DJL_VERSION), new Library("pytorch", PyTorch.VERSION));
    }
}
