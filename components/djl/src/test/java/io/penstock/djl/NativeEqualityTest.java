package io.penstock.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.djl.internal.engine.PyTorch;
import io.penstock.djl.internal.model.ModelFile;
import io.penstock.djl.internal.model.OpenNetwork;
import io.penstock.djl.internal.model.Plan;
import io.penstock.djl.internal.serving.NativeScorer;
import io.penstock.djl.internal.tensor.Tensors;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.Scorer;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is served in plain Java answers as the native library does with the same parameters. */
class NativeEqualityTest {

    @TempDir
    Path directory;

    @Test
    void wideAndDeepNetworksAnswerAsInPyTorch() throws Exception {
        for (ProblemType problem : List.of(
                EstimatorContract.BINARY,
                EstimatorContract.CLASSES,
                EstimatorContract.TAGS,
                EstimatorContract.NUMBER,
                EstimatorContract.COUNT,
                EstimatorContract.SERIES)) {
            MadeRows rows = MadeRows.of(problem, 2_000, 1);
            Model model = Training.fit(DjlEstimator.wideAndDeep(2), rows, directory);

            assertClose(Training.scores(model, rows), natively(model, rows));
        }
    }

    @Test
    void aLinearModelOfNumbersAloneAnswersAsInPyTorch() throws Exception {
        MadeRows rows = MadeRows.of(EstimatorContract.SERIES, 500, 1);
        Model model = Training.fit(DjlEstimator.wideAndDeep(2).withHidden(), rows, directory);

        assertClose(Training.scores(model, rows), natively(model, rows));
    }

    @Test
    void charactersSurpriseAGeneratorAsInPyTorch() throws Exception {
        MadeRows rows = MadeRows.of(EstimatorContract.WRITING, 200, 1);
        Model model = Training.fit(DjlEstimator.characterGenerator(2), rows, directory);
        double[] java = Training.scores(model, rows);

        Plan plan = Plans.of(Networks.read(model), model.description().signature());
        float[] one = new float[rows.vectors()[0].length];
        try (OpenNetwork network = restored(plan, model)) {
            for (int row = 0; row < rows.size(); row++) {
                for (int i = 0; i < one.length; i++) {
                    one[i] = (float) rows.vectors()[row][i];
                }
                assertThat(java[row]).isCloseTo(surprise(network.outputs(one, 1), one), Offset.offset(1e-5));
            }
        }
    }

    /** To a few units in the last place of 32-bit floats. */
    private static void assertClose(double[] java, double[] library) {
        assertThat(java).hasSameSizeAs(library);
        for (int i = 0; i < java.length; i++) {
            assertThat(java[i]).isCloseTo(library[i], Offset.offset(1e-6 * (1 + Math.abs(library[i]))));
        }
    }

    /** By the definition: the mean of {@code -log softmax}. */
    private static double surprise(float[] outputs, float[] tokens) {
        int width = outputs.length / tokens.length;
        double sum = 0;
        int read = 0;
        for (int i = 0; i < tokens.length && tokens[i] >= 0; i++, read++) {
            double all = 0;
            for (int token = 0; token < width; token++) {
                all += Math.exp(outputs[i * width + token]);
            }
            sum += Math.log(all) - outputs[i * width + (int) tokens[i]];
        }
        return sum / read;
    }

    private static double[] natively(Model model, MadeRows rows) throws IOException {
        Plan plan = Plans.of(Networks.read(model), model.description().signature());
        try (Scorer scorer = new NativeScorer(restored(plan, model), ModelFile.read(model), rows.signature())) {
            return scorer.score(rows.batch());
        }
    }

    private static OpenNetwork restored(Plan plan, Model model) throws IOException {
        Tensors parameters = ModelFile.read(model).network();
        return OpenNetwork.restored(plan, PyTorch.device("cpu"), parameters, "The network");
    }
}
