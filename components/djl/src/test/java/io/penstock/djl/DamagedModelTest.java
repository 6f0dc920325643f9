package io.penstock.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.djl.internal.engine.PyTorch;
import io.penstock.djl.internal.model.ModelFile;
import io.penstock.djl.internal.tensor.SafeTensors;
import io.penstock.djl.internal.tensor.Tensor;
import io.penstock.djl.internal.tensor.Tensors;
import io.penstock.errors.DataException;
import io.penstock.model.Model;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of tensors that do not fit their network is refused when the model is loaded, and not at its first request. */
class DamagedModelTest {

    @TempDir
    Path directory;

    @Test
    void tensorsOfAWideAndDeepNetworkAreNamedWithTheirShapes() throws Exception {
        Model model = Training.fit(
                DjlEstimator.wideAndDeep(1).withHidden(8), MadeRows.of(EstimatorContract.BINARY, 50, 1), directory);

        assertRefused(model, all -> all.with("network.bias", Tensor.of(1, 2, 3)))
                .hasMessageContaining("The network in '%s'".formatted(ModelFile.of(model)))
                .hasMessageContaining("tensor 'bias' has the shape [3] instead of [1]")
                .hasMessageContaining("Restore the file");
        assertRefused(model, all -> all.without("network.hidden_00_weight"))
                .hasMessageContaining("there is no tensor 'hidden_00_weight' of shape [");
        assertRefused(model, all -> all.with("network.hidden_01_weight", Tensor.of(1)))
                .hasMessageContaining("tensor 'hidden_01_weight' has no place");
    }

    @Test
    void aScalingOfOtherColumnsIsRefused() throws Exception {
        Model model =
                Training.fit(DjlEstimator.wideAndDeep(1), MadeRows.of(EstimatorContract.NUMBER, 50, 1), directory);

        assertRefused(model, all -> all.with("features.factor", Tensor.of(1)))
                .hasMessageContaining("The scaling in '%s'".formatted(ModelFile.of(model)))
                .hasMessageContaining("tensor 'features.factor' has the shape [1] instead of [4]");
        assertRefused(model, all -> all.with("labels.shift", Tensor.of()))
                .hasMessageContaining("tensor 'labels.shift' has the shape [0] instead of [1]");
    }

    @Test
    void tensorsOfAGeneratorAreNamedWithTheirShapes() throws Exception {
        Model model = Training.fit(
                DjlEstimator.characterGenerator(1).withSizes(4, 8),
                MadeRows.of(EstimatorContract.WRITING, 20, 1),
                directory);

        assertRefused(
                        model,
                        all -> all.with(
                                "network.01recurrent_l_0_h2h_WEIGHT", new Tensor(List.of(21L, 7L), new float[147])))
                .hasMessageContaining("tensor '01recurrent_l_0_h2h_WEIGHT' has the shape [21, 7] instead of [24, 8]");
    }

    @Test
    void aNetworkThatCannotBeRestoredLeavesNoMemoryBehind() throws Exception {
        Model model =
                Training.fit(DjlEstimator.textClassifier(1), MadeRows.of(EstimatorContract.TEXTS, 20, 1), directory);
        int before = arrays();

        assertRefused(model, all -> all.with("network.embedding", Tensor.of(1)))
                .hasMessageContaining("tensor 'embedding' has the shape [1] instead of [");
        assertThat(arrays()).isEqualTo(before);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            Model model, UnaryOperator<Tensors> damage) throws IOException {
        Tensors whole = SafeTensors.read(ModelFile.of(model));
        SafeTensors.write(damage.apply(whole), ModelFile.of(model));
        try {
            return assertThatThrownBy(() -> new DjlModelLoader().load(model)).isInstanceOf(DataException.class);
        } finally {
            SafeTensors.write(whole, ModelFile.of(model));
        }
    }

    /** How many arrays the native library holds. */
    private static int arrays() {
        return PyTorch.engine()
                .newBaseManager()
                .getParentManager()
                .getManagedArrays()
                .size();
    }
}
