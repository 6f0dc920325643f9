package io.penstock.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.ExternalInput;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DataException;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that were traced elsewhere: a linear one with the weights 1 and 2 and the bias 0.5. */
class TorchScriptTest {

    private static final String LINEAR = "torch.add(torch.matmul(x, torch.tensor([[1.], [2.]])), 0.5)";

    private static final double[][] VECTORS = {{1, 1}, {0, -2}, {3, 0.25}};

    @TempDir
    Path directory;

    @Test
    void itsNumbersAreTheScores() throws Exception {
        Model model = Training.fit(DjlEstimator.torchScript(traced(LINEAR)), rows(EstimatorContract.NUMBER), directory);

        assertThat(Training.scores(model, rows(EstimatorContract.NUMBER))).containsExactly(3.5, -3.5, 4);
    }

    @Test
    void oneRowIsScoredAsInABatch() throws Exception {
        Model model = Training.fit(DjlEstimator.torchScript(traced(LINEAR)), rows(EstimatorContract.NUMBER), directory);

        double[] scores = new double[1];
        try (Scorer scorer = new DjlModelLoader().load(model)) {
            scorer.score(VECTORS[2], scores);
        }
        assertThat(scores).containsExactly(4);
    }

    @Test
    void rawNumbersBecomeProbabilities() throws Exception {
        TorchScript raw = DjlEstimator.torchScript(traced(LINEAR)).withOutputs(TorchScript.Outputs.RAW);
        Model model = Training.fit(raw, rows(EstimatorContract.BINARY), directory);

        assertThat(Training.scores(model, rows(EstimatorContract.BINARY)))
                .containsExactly(
                        new double[] {1 / (1 + Math.exp(-3.5)), 1 / (1 + Math.exp(3.5)), 1 / (1 + Math.exp(-4))},
                        Offset.offset(1e-7));
    }

    @Test
    void theModelDoesNotDependOnWhereTheFileLay() throws Exception {
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere")).resolve("other-name.pt");
        Files.copy(traced(LINEAR), elsewhere);

        Model one = Training.fit(
                DjlEstimator.torchScript(directory.resolve("net.pt")), rows(EstimatorContract.NUMBER), directory);
        Model other = Training.fit(DjlEstimator.torchScript(elsewhere), rows(EstimatorContract.NUMBER), directory);

        assertThat(one.digest()).isEqualTo(other.digest());
    }

    @Test
    void aModelOfFeaturesIsMadeWithoutRows() throws Exception {
        Path place = Files.createDirectories(directory.resolve("model"));
        Signature signature = rows(EstimatorContract.NUMBER).signature();

        Model model = DjlEstimator.torchScript(traced(LINEAR)).importModel(signature, place);

        assertThat(Training.scores(Model.open(model.directory()), rows(EstimatorContract.NUMBER)))
                .containsExactly(3.5, -3.5, 4);
    }

    @Test
    void anotherNumberOfFeaturesIsRefused() throws Exception {
        Path file = traced("torch.matmul(x, torch.tensor([[1.], [2.], [3.]]))");

        assertThatThrownBy(
                        () -> Training.fit(DjlEstimator.torchScript(file), rows(EstimatorContract.NUMBER), directory))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'network.pt' does not take an array of 2 rows and 2 features");
    }

    @Test
    void aNetworkThatIsNotThatOfTheModelIsRefusedWhenItIsLoaded() throws Exception {
        Model model = Training.fit(DjlEstimator.torchScript(traced(LINEAR)), rows(EstimatorContract.NUMBER), directory);
        Traced.network(model.directory().resolve("network.pt"), "torch.matmul(x, torch.tensor([[1.], [2.], [3.]]))");

        assertThatThrownBy(() -> new DjlModelLoader().load(model))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'network.pt' does not take an array of 2 rows and 2 features");
    }

    @Test
    void numbersOfRowsThatANetworkDoesNotTakeAreTold() throws Exception {
        Path file = traced("torch.add(torch.sum(torch.reshape(x, [2, 2]), 1, True), 0.5)");
        Model model = Training.fit(
                DjlEstimator.torchScript(file), rows(EstimatorContract.NUMBER).slice(0, 2), directory);

        assertThatThrownBy(() -> Training.scores(model, rows(EstimatorContract.NUMBER)))
                .isInstanceOf(ComponentException.class)
                .hasMessageContaining("TorchScript network 'network.pt' failed on 3 rows in PyTorch");
    }

    @Test
    void anotherNumberOfScoresIsRefused() throws Exception {
        Path file = traced(LINEAR);

        assertThatThrownBy(
                        () -> Training.fit(DjlEstimator.torchScript(file), rows(EstimatorContract.CLASSES), directory))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("returned 2 numbers for 2 rows")
                .hasMessageContaining("3 scores a row");
    }

    @Test
    void numbersThatAreNoneAreRefused() throws Exception {
        Path file =
                traced("torch.log(torch.neg(torch.add(torch.abs(torch.matmul(x, torch.tensor([[1.], [2.]]))), 1)))");

        assertThatThrownBy(
                        () -> Training.fit(DjlEstimator.torchScript(file), rows(EstimatorContract.NUMBER), directory))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("returned 'NaN' on trial rows");
    }

    @Test
    void whatIsNoNetworkIsNamed() throws Exception {
        Path file = Files.writeString(directory.resolve("text.pt"), "no network");

        assertThatThrownBy(
                        () -> Training.fit(DjlEstimator.torchScript(file), rows(EstimatorContract.NUMBER), directory))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is no TorchScript network that PyTorch 2.7.1 reads");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        TorchScript missing = new TorchScript(ExternalInput.of(Path.of("missing.pt")), TorchScript.Outputs.SCORES);

        assertThatThrownBy(() -> Training.fit(missing, rows(EstimatorContract.NUMBER), directory))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no TorchScript network 'missing.pt'");
    }

    private Path traced(String expression) throws Exception {
        return Traced.network(directory.resolve("net.pt"), expression);
    }

    private static MadeRows rows(ProblemType problem) {
        return new MadeRows(
                problem,
                List.of(new Feature.Numeric("first"), new Feature.Numeric("second")),
                VECTORS,
                new double[][] {{0}, {1}, {0}},
                Optional.empty());
    }
}
