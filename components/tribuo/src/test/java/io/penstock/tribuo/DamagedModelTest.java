package io.penstock.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.penstock.errors.DataException;
import io.penstock.model.ClassWeights;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ModelDescription;
import io.penstock.model.ProblemType;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import io.penstock.testing.estimator.TrainingTrial;
import io.penstock.tribuo.internal.fitted.Neighbours;
import io.penstock.tribuo.internal.fitted.Prototypes;
import io.penstock.tribuo.internal.fitted.Supports;
import io.penstock.tribuo.internal.rows.Slots;
import io.penstock.tribuo.internal.sgd.LinearWeights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A model's file that is damaged, or of another model, is named when it is loaded and never answers wrongly. */
class DamagedModelTest {

    private static final MadeRows ROWS = MadeRows.of(EstimatorContract.BINARY, 20, 2);

    @TempDir
    Path directory;

    static Stream<Arguments> models() {
        return Stream.of(
                arguments(TribuoEstimator.logisticRegression(2), EstimatorContract.CLASSES, LinearWeights.FILE),
                arguments(TribuoEstimator.linearRegression(), EstimatorContract.NUMBER, LinearWeights.FILE),
                arguments(TribuoEstimator.kMeans(3), EstimatorContract.GROUPS, Prototypes.FILE),
                arguments(TribuoEstimator.hdbscan(5), EstimatorContract.GROUPS, Prototypes.FILE),
                arguments(TribuoEstimator.oneClassSvm(0.3), EstimatorContract.ANOMALIES, Supports.FILE),
                arguments(TribuoEstimator.nearestNeighbours(3), EstimatorContract.BINARY, Neighbours.FILE));
    }

    private interface Damage {
        byte[] to(byte[] content, int at);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aFileWithAChangedByteIsNamed(TribuoEstimator estimator, ProblemType problem, String name) throws Exception {
        Model model = fit(estimator, problem);
        damageEverywhere(model, name, (content, at) -> changed(content, at, content[at] ^ (1 << (at % 8))));
        damageEverywhere(model, name, (content, at) -> changed(content, at, '0'));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aFileThatIsCutOffIsNamed(TribuoEstimator estimator, ProblemType problem, String name) throws Exception {
        damageEverywhere(fit(estimator, problem), name, Arrays::copyOf);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aFileThatLacksAByteIsNamed(TribuoEstimator estimator, ProblemType problem, String name) throws Exception {
        damageEverywhere(fit(estimator, problem), name, (content, at) -> {
            ByteArrayOutputStream rest = new ByteArrayOutputStream();
            rest.write(content, 0, at);
            rest.write(content, at + 1, content.length - at - 1);
            return rest.toByteArray();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void aFileFromBeforeThereWereChecksumsIsRead(TribuoEstimator estimator, ProblemType problem, String name)
            throws Exception {
        Model model = fit(estimator, problem);
        Path file = model.directory().resolve(name);
        double[] before = scores(model);
        byte[] content = Files.readAllBytes(file);
        if (name.endsWith(".json")) {
            String text = Files.readString(file);
            Files.writeString(file, text.substring(0, text.lastIndexOf(",\"crc32c\":")) + "}");
        } else {
            Files.write(file, Arrays.copyOf(content, content.length - Integer.BYTES));
        }
        assertThat(Files.size(file)).isLessThan(content.length);
        assertThat(scores(model)).containsExactly(before);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aFileOfAModelWithOtherFeaturesIsNamed(TribuoEstimator estimator, ProblemType problem, String name)
            throws Exception {
        Model model = fit(estimator, problem);
        Model other = saying(model, List.of(new Feature.Numeric("only")), problem);
        assertThatThrownBy(() -> new TribuoModelLoader().load(other))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(name, "1 were expected", "Restore it or train the model again.");
    }

    @Test
    void weightsForAnotherNumberOfOutputsAreNamed() throws Exception {
        Model model = fit(TribuoEstimator.linearRegression(), EstimatorContract.NUMBER);
        LinearWeights weights = LinearWeights.read(
                model.directory().resolve(LinearWeights.FILE),
                model.description().signature());
        assertRefused(model, "it has '2' numbers in 'bias', and 1 were expected", () -> new LinearWeights(
                        List.of(0.0, 1.0), weights.weights())
                .write(model.directory()));
        assertRefused(model, "it has '0' lists of 'weights', and 1 were expected", () -> new LinearWeights(
                        weights.bias(), List.of())
                .write(model.directory()));
    }

    @Test
    void weightsThatAreNoNumbersAreNamed() throws Exception {
        Model model = fit(TribuoEstimator.linearRegression(), EstimatorContract.NUMBER);
        LinearWeights weights = LinearWeights.read(
                model.directory().resolve(LinearWeights.FILE),
                model.description().signature());
        assertRefused(model, "'bias' has 'NaN', and finite numbers were expected", () -> new LinearWeights(
                        List.of(Double.NaN), weights.weights())
                .write(model.directory()));
    }

    @Test
    void aMissingFieldIsNamed() throws Exception {
        Model model = fit(TribuoEstimator.kMeans(3), EstimatorContract.GROUPS);
        Path file = model.directory().resolve(Prototypes.FILE);
        assertRefused(
                model,
                "'clusters' is not there as a whole",
                () -> Files.writeString(file, "{\"points\":[[1,2,3,4]],\"radii\":[]}"));
        assertRefused(
                model,
                "'points' is not there as a whole",
                () -> Files.writeString(file, "{\"points\":[[1,null,3,4]],\"clusters\":[0],\"radii\":[]}"));
    }

    @Test
    void prototypesWithoutTheirClustersAreNamed() throws Exception {
        Model model = fit(TribuoEstimator.kMeans(3), EstimatorContract.GROUPS);
        Prototypes whole = Prototypes.read(
                model.directory().resolve(Prototypes.FILE),
                new Slots(model.description().signature().features()));
        assertRefused(model, "it has '2' 'clusters', and 3 were expected", () -> new Prototypes(
                        whole.points(), whole.clusters().subList(0, 2), List.of())
                .write(model.directory()));
        assertRefused(model, "it has '1' 'radii', and 3 were expected", () -> new Prototypes(
                        whole.points(), whole.clusters(), List.of(1.0))
                .write(model.directory()));
    }

    @Test
    void aFileOfAnotherKindOfModelIsNamed() throws Exception {
        Model model = fit(TribuoEstimator.kMeans(3), EstimatorContract.GROUPS);
        Model other = saying(model, model.description().signature().features(), EstimatorContract.BINARY);
        assertThatThrownBy(() -> new TribuoModelLoader().load(other))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("it has '2' scores a row, and 1 were expected");
    }

    private static Model saying(Model model, List<Feature> features, ProblemType problem) throws IOException {
        ModelDescription said = model.description();
        Signature signature = new Signature(said.signature().inputs(), features, problem);
        return Model.write(
                model.directory(),
                new ModelDescription(said.framework(), said.format(), signature, said.estimator(), said.libraries()));
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void assertRefused(Model model, String text, Writing writing) throws IOException {
        writing.run();
        assertThatThrownBy(() -> new TribuoModelLoader().load(model))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(model.directory().toString(), text, "Restore it or train the model again.");
    }

    private static void damageEverywhere(Model model, String name, Damage damage) throws IOException {
        Path file = model.directory().resolve(name);
        byte[] content = Files.readAllBytes(file);
        double[] whole = scores(model);
        for (int at = 0; at < content.length; at++) {
            Files.delete(file); // some file systems force to the disk what is written over
            Files.write(file, damage.to(content, at));
            assertSameOrNamed(model, file, whole, at);
        }
        Files.write(file, content);
    }

    private static void assertSameOrNamed(Model model, Path file, double[] whole, int at) throws IOException {
        try {
            assertThat(scores(model)).as("scores after byte %d was damaged", at).containsExactly(whole);
        } catch (DataException e) {
            assertThat(e).hasMessageContainingAll(file.toString(), "Restore it or train the model again.");
        }
    }

    private static byte[] changed(byte[] content, int at, int to) {
        byte[] changed = content.clone();
        changed[at] = (byte) to;
        return changed;
    }

    private static double[] scores(Model model) throws IOException {
        double[] all = new double[0];
        double[] one = new double[model.description().problem().scores()];
        try (Scorer scorer = new TribuoModelLoader().load(model)) {
            for (double[] row : ROWS.vectors()) {
                scorer.score(Arrays.copyOf(row, model.description().signature().slots()), one);
                all = Stream.of(all, one).flatMapToDouble(Arrays::stream).toArray();
            }
        }
        return all;
    }

    private Model fit(TribuoEstimator estimator, ProblemType problem) throws IOException, InterruptedException {
        return estimator.fit(
                MadeRows.of(problem, 20, 1).in(directory.resolve("rows"), Optional.empty(), ClassWeights.even()),
                TrainingTrial.in(directory.resolve("model")));
    }
}
