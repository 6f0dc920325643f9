package io.penstock.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.pytorch.jni.JniUtils;
import io.penstock.djl.internal.engine.PyTorch;
import io.penstock.djl.network.BlockFactory;
import io.penstock.djl.network.NetworkShape;
import io.penstock.djl.network.NetworkTraining;
import io.penstock.djl.network.RowLoss;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.errors.EnvironmentException;
import io.penstock.model.Estimator;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTrainingTest {

    @TempDir
    Path directory;

    /** A linear network of the user's. */
    record Line() implements BlockFactory {
        @Override
        public Block block(NetworkShape shape) {
            return new SequentialBlock()
                    .add(Linear.builder().setUnits(shape.outputs()).build());
        }
    }

    /** A loss of the user's: the absolute difference, whose least is at the median. */
    record Distance() implements RowLoss {
        @Override
        public NDArray losses(NDArray labels, NDArray outputs) {
            return outputs.sub(labels).abs().squeeze(1);
        }
    }

    @Test
    void oneThreadAndNoNetworkUnlessTheHostSaysOtherwise() {
        assertThat(PyTorch.engine().getVersion()).isEqualTo(PyTorch.VERSION);
        assertThat(JniUtils.getNumThreads()).isEqualTo(1);
        assertThat(JniUtils.getNumInteropThreads()).isEqualTo(1);
        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    }

    @Test
    void theNativeLibraryIsUnpackedWhereItIsTold() throws Exception {
        PyTorch.engine();

        assertThat(Path.of(System.getProperty("DJL_CACHE_DIR"))).isDirectoryContaining("glob:**/pytorch");
    }

    @Test
    void aDeviceThatIsNotThereIsNamed() {
        Estimator onGpu =
                DjlEstimator.wideAndDeep(1).withTraining(NetworkTraining.of(1).withDevice("gpu7"));

        assertThatThrownBy(() -> Training.fit(onGpu, rows(), directory))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("Device 'gpu7' is not there");
    }

    @Test
    void aLossThatIsNoNumberStopsTheTrainingAndSaysWhere() {
        Estimator wild = DjlEstimator.network(new Line(), 50)
                .withTraining(NetworkTraining.of(50).withLearningRate(1e30));
        MadeRows numbers = MadeRows.of(EstimatorContract.NUMBER, 200, 1);

        assertThatThrownBy(() -> Training.fit(wild, numbers, directory))
                .isInstanceOf(ComponentException.class)
                .hasMessageContaining("epoch")
                .hasMessageContaining("Lower the learning rate (now '1.0E30')");
    }

    @Test
    void aLossOfTheUsersOwnIsWhatBecomesSmall() throws Exception {
        double[][] labels = {{0}, {0}, {0}, {100}};
        MadeRows skewed = new MadeRows(
                EstimatorContract.NUMBER,
                List.of(new Feature.Numeric("nothing")),
                new double[4][1],
                labels,
                Optional.empty());
        NetworkTraining training = NetworkTraining.of(300).withLearningRate(0.02);
        Estimator mean = DjlEstimator.network(new Line(), 1).withTraining(training);
        Estimator median =
                DjlEstimator.network(new Line(), 1).withLoss(new Distance()).withTraining(training);

        Model ofMean = Training.fit(mean, skewed, directory);
        Model ofMedian = Training.fit(median, skewed, directory);
        assertThat(Training.scores(ofMean, skewed)[0]).isCloseTo(25, Offset.offset(0.5));
        assertThat(Training.scores(ofMedian, skewed)[0]).isCloseTo(0, Offset.offset(0.5));
    }

    /** The squared difference of logarithms, whose least is at the geometric mean. */
    record Logarithms(boolean counts) implements RowLoss {
        @Override
        public NDArray losses(NDArray labels, NDArray outputs) {
            NDArray logarithms = counts ? outputs : outputs.maximum(1e-3).log();
            return logarithms.sub(labels.log()).square().squeeze(1);
        }
    }

    @Test
    void aLossOfTheUsersOwnSeesLabelsInTheirOwnUnit() throws Exception {
        double[][] labels = {{10}, {10}, {10}, {1_000}};
        double geometricMean = Math.pow(10.0 * 10 * 10 * 1_000, 0.25);
        for (ProblemType problem : List.of(EstimatorContract.NUMBER, EstimatorContract.COUNT)) {
            MadeRows skewed = new MadeRows(
                    problem, List.of(new Feature.Numeric("nothing")), new double[4][1], labels, Optional.empty());
            Estimator estimator = DjlEstimator.network(new Line(), 1)
                    .withLoss(new Logarithms(problem.equals(EstimatorContract.COUNT)))
                    .withTraining(NetworkTraining.of(600).withLearningRate(0.02));

            Model model = Training.fit(estimator, skewed, directory);

            assertThat(Training.scores(model, skewed)[0])
                    .as("%s", problem)
                    .isCloseTo(geometricMean, Offset.offset(0.5));
        }
    }

    /** Gives two numbers too many. */
    record Wide() implements BlockFactory {
        @Override
        public Block block(NetworkShape shape) {
            return new SequentialBlock()
                    .add(Linear.builder().setUnits(shape.outputs() + 2).build());
        }
    }

    @Test
    void aNetworkOfAnotherWidthIsRefused() {
        assertThatThrownBy(() -> Training.fit(DjlEstimator.network(new Wide(), 1), rows(), directory))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("gives '3' numbers for a row, and '1' are needed");
    }

    /** Normalises the rows of a minibatch. */
    record Normalised() implements BlockFactory {
        @Override
        public Block block(NetworkShape shape) {
            return new SequentialBlock()
                    .add(BatchNorm.builder().build())
                    .add(Linear.builder().setUnits(shape.outputs()).build());
        }
    }

    @Test
    void aRowThatWouldBeAloneInTheLastMinibatchGoesWithTheOneBefore() throws Exception {
        MadeRows numbers = MadeRows.of(EstimatorContract.NUMBER, 2 * 16 + 1, 1);
        Estimator normalised = DjlEstimator.network(new Normalised(), 2)
                .withTraining(NetworkTraining.of(2).withMinibatch(16));

        Model model = Training.fit(normalised, numbers, directory);

        assertThat(Training.scores(model, numbers)).hasSize(33);
    }

    @Test
    void whatPyTorchCannotComputeIsTold() {
        MadeRows numbers = MadeRows.of(EstimatorContract.NUMBER, 4, 1);
        Estimator alone = DjlEstimator.network(new Normalised(), 2)
                .withTraining(NetworkTraining.of(2).withMinibatch(1));

        assertThatThrownBy(() -> Training.fit(alone, numbers, directory))
                .isInstanceOf(ComponentException.class)
                .hasMessageContaining("failed in training on a minibatch of 1 in PyTorch 2.7.1")
                .hasMessageContaining("Expected more than 1 value per channel")
                .hasMessageContaining("Look at the sizes of its layers");
    }

    @Test
    void aFactoryThatIsNoRecordIsRefused() {
        BlockFactory lambda = shape -> new Line().block(shape);

        assertThatThrownBy(() -> DjlEstimator.network(lambda, 1))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("is no record");
    }

    @Test
    void aClassThatIsNoBlockFactoryIsNotBuilt() throws Exception {
        Model model = Training.fit(DjlEstimator.network(new Line(), 1), rows(), directory);
        Path file = model.directory().resolve("network.json");
        Files.writeString(file, Files.readString(file).replace(Line.class.getName(), Distance.class.getName()));

        assertThatThrownBy(() -> new DjlModelLoader().load(model))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("network.json");
    }

    @Test
    void imagesOfAnotherSizeAreRefused() {
        MadeRows series = MadeRows.of(EstimatorContract.SERIES, 20, 1);
        MadeRows numbers = new MadeRows(
                EstimatorContract.BINARY, series.features(), series.vectors(), new double[20][1], Optional.empty());

        assertThatThrownBy(() -> Training.fit(DjlEstimator.convolutionalNetwork(8, 8, 1), numbers, directory))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("8 x 8 pixels with 1 channels are 64 numbers, but the rows have 3 features");
    }

    @Test
    void featuresThatANetworkCannotReadAreNamed() {
        MadeRows texts = MadeRows.of(EstimatorContract.TEXTS, 20, 1);

        assertThatThrownBy(() -> Training.fit(DjlEstimator.wideAndDeep(1), texts, directory))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("feature 'text' is a Sequence");
        assertThatThrownBy(() -> Training.fit(DjlEstimator.textClassifier(1), rows(), directory))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("reads one sequence of tokens, but the features are [first, kind");
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        NetworkTraining training = NetworkTraining.of(1);

        assertThatThrownBy(() -> NetworkTraining.of(0)).hasMessageContaining("'0' epochs");
        assertThatThrownBy(() -> training.withLearningRate(Double.NaN)).hasMessageContaining("learning rate 'NaN'");
        assertThatThrownBy(() -> training.withWeightDecay(-1)).hasMessageContaining("weight decay '-1.0'");
        assertThatThrownBy(() -> training.withGreatestGradient(0)).hasMessageContaining("greatest gradient of '0.0'");
        assertThatThrownBy(() -> training.withDevice("tpu")).hasMessageContaining("device 'tpu'");
        assertThatThrownBy(() -> DjlEstimator.wideAndDeep(1).withDropout(1)).hasMessageContaining("dropout '1.0'");
        assertThatThrownBy(() -> DjlEstimator.wideAndDeep(1).withHidden(8, 0)).hasMessageContaining("size '0'");
        assertThatThrownBy(() -> DjlEstimator.textClassifier(1).withWindow(4)).hasMessageContaining("'4' tokens");
    }

    private static MadeRows rows() {
        ProblemType problem = EstimatorContract.BINARY;
        return MadeRows.of(problem, 200, 1);
    }
}
