package io.penstock.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.Port;
import io.penstock.artifact.ExternalInput;
import io.penstock.columns.Batch;
import io.penstock.columns.BooleanColumn;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.columns.TextColumn;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.model.Model;
import io.penstock.model.Prediction;
import io.penstock.model.Predictor;
import io.penstock.model.ProblemType;
import io.penstock.testing.TestExecution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxModelTest {

    private static final ProblemType TWO = new ProblemType.BinaryClassification("no", "yes");
    private static final ProblemType NUMBER = new ProblemType.Regression();
    private static final OnnxInput X = OnnxInput.floats("X", "a", "b");

    @TempDir
    Path directory;

    @Test
    void aClassifierWithMapsAnswersWithTheProbabilityOfThePositiveClass() throws IOException {
        Model model =
                imported(Exports.withMaps(file()), OnnxMapping.of(TWO, OnnxOutput.scores("output_probability"), X));

        try (Predictor predictor = model.load()) {
            assertThat(predictor.predict(rows()).score(0)).isCloseTo(probability(3, 1), within(1e-6));
            assertThat(predictor.predict(rows()).score(1)).isCloseTo(probability(-1, 2), within(1e-6));
            Prediction.Classification one = (Prediction.Classification) predictor.predict(Row.of("a", 3.0, "b", 1.0));
            assertThat(one.probabilityOf("yes")).isCloseTo(probability(3, 1), within(1e-6));
            assertThat(one.label()).isEqualTo("yes");
        }
    }

    @Test
    void aClassifierWithATensorAnswersAlike() throws IOException {
        Model model = imported(Exports.withTensor(file()), OnnxMapping.of(TWO, OnnxOutput.scores("probabilities"), X));

        try (Predictor predictor = model.load()) {
            assertThat(predictor.predict(rows()).score(1)).isCloseTo(probability(-1, 2), within(1e-6));
        }
    }

    @Test
    void rowsOneByOneAnswerAsInABatchWhetherOrNotTheShapeIsTold() throws IOException {
        OnnxMapping mapping = OnnxMapping.of(TWO, OnnxOutput.scores("probabilities"), X);
        for (Path file :
                List.of(Exports.withTensor(file()), Exports.withTensorOfUntoldShape(directory.resolve("u.onnx")))) {
            Path place = directory.resolve("of-" + file.getFileName());
            try (Predictor predictor =
                    OnnxModel.importFrom(file, mapping, place).load()) {
                Prediction.Classification first =
                        (Prediction.Classification) predictor.predict(Row.of("a", 3.0, "b", 1.0));
                Prediction.Classification second =
                        (Prediction.Classification) predictor.predict(Row.of("a", -1.0, "b", 2.0));

                assertThat(first.probabilityOf("yes")).isCloseTo(probability(3, 1), within(1e-6));
                assertThat(second.probabilityOf("yes"))
                        .isCloseTo(probability(-1, 2), within(1e-6))
                        .isEqualTo(predictor.predict(rows()).score(1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void anOutputOfAnotherShapeThanIsDeclaredIsRead(long[] given, long[] declared) throws IOException {
        Path file = Exports.doublingInto(given, declared, file());
        OnnxMapping mapping = OnnxMapping.of(NUMBER, OnnxOutput.scores("y"), OnnxInput.doubles("x", "a"));

        try (Predictor predictor = imported(file, mapping).load()) {
            for (double x = 0; x < 3; x++) {
                assertThat(predictor.predict(Row.of("a", x))).isEqualTo(new Prediction.Estimate(2 * x + 1));
            }
            assertThat(predictor.predict(rows()).score(1)).isEqualTo(-1);
        }
    }

    static List<Arguments> shapes() {
        return List.of(
                Arguments.of(new long[] {-1, 1}, new long[] {-1}),
                Arguments.of(new long[] {-1}, new long[] {-1, 1}),
                Arguments.of(new long[] {-1, 1}, new long[] {-1, 2}));
    }

    @Test
    void namesOfClassesThatTheModelDoesNotHaveAreRefused() throws IOException {
        Path file = Exports.withMaps(file());
        OnnxMapping mapping = OnnxMapping.of(
                new ProblemType.BinaryClassification("small", "big"), OnnxOutput.scores("output_probability"), X);

        assertThatThrownBy(() -> imported(file, mapping))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("no class 'big' or '1' but [no, yes]");
    }

    @Test
    void doublesKeepAllTheirDigitsAndMissingNumbersAreNaN() throws IOException {
        Model model = imported(
                Exports.doubling(file()), OnnxMapping.of(NUMBER, OnnxOutput.scores("y"), OnnxInput.doubles("x", "a")));

        try (Predictor predictor = model.load()) {
            assertThat(predictor.predict(Row.of("a", 1.1))).isEqualTo(new Prediction.Estimate(2 * 1.1 + 1));
            assertThat(predictor.predict(Row.of("a", null))).isEqualTo(new Prediction.Estimate(Double.NaN));
        }
    }

    @Test
    void unscaledNumbersBecomeProbabilities() throws IOException {
        Model model = imported(
                Exports.doubling(file()), OnnxMapping.of(TWO, OnnxOutput.logits("y"), OnnxInput.doubles("x", "a")));

        try (Predictor predictor = model.load()) {
            Prediction.Classification answer = (Prediction.Classification) predictor.predict(Row.of("a", 0.5));
            assertThat(answer.probabilityOf("yes")).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-15));
        }
    }

    @Test
    void textsAndWholeNumbersAreHandedOver() throws IOException {
        Model model = imported(Exports.texts(file()), texts());

        try (Predictor predictor = model.load()) {
            RowType type = RowType.of(new Field("payment", ColumnType.TEXT), new Field("riders", ColumnType.FLOAT64));
            Batch batch = Batch.of(
                    type, List.of(TextColumn.of("card", "gold", null), DoubleColumn.of(new double[] {1, 2, 3})));
            assertThat(predictor.predict(batch).score(0)).isEqualTo(21);
            assertThat(predictor.predict(batch).score(1)).isEqualTo(32);
            assertThat(predictor.predict(batch).score(2)).isEqualTo(33);
            assertThat(predictor.predict(Row.of("payment", "cash", "riders", 5.0)))
                    .isEqualTo(new Prediction.Estimate(15));
            assertThatThrownBy(() -> predictor.predict(Row.of("payment", "cash", "riders", 1.5)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("Column 'riders' is '1.5' in row 0");
        }
    }

    @Test
    void allThatDoesNotFitIsTold() throws IOException {
        Path file = Exports.texts(file());
        OnnxMapping wrong = OnnxMapping.of(
                NUMBER, OnnxOutput.scores("total"), OnnxInput.floats("how", "a", "b"), OnnxInput.longs("counts", "c"));

        assertThatThrownBy(() -> imported(file, wrong))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Input 'how' holds 'STRING', but is mapped as 'FLOAT'")
                .hasMessageContaining("Input 'how' takes '1' values a row, but 2 are mapped to it: [a, b]")
                .hasMessageContaining("There is no input 'counts'. Inputs: count, how")
                .hasMessageContaining("Input 'count' gets nothing")
                .hasMessageContaining("There is no output 'total'. Outputs: sum");
        assertThat(directory.resolve("model")).doesNotExist();
    }

    @Test
    void anOutputOfAnotherWidthIsRefusedByATrial() throws IOException {
        Path file = Exports.withTensor(file());
        ProblemType three = new ProblemType.MulticlassClassification(List.of("a", "b", "c"));

        assertThatThrownBy(() -> imported(file, OnnxMapping.of(three, OnnxOutput.scores("probabilities"), X)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("'probabilities' has 2 numbers for 1 rows");
    }

    @Test
    void aFileThatIsNoModelIsRefused() throws IOException {
        Path file = Files.writeString(file(), "no model");
        OnnxMapping mapping = OnnxMapping.of(TWO, OnnxOutput.scores("probabilities"), X);

        assertThatThrownBy(() -> imported(file, mapping))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is no model that ONNX Runtime");
        assertThatThrownBy(() -> imported(directory.resolve("nowhere.onnx"), mapping))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("There is no file");
    }

    @Test
    void aLabelLetsTheModelBeEvaluated() throws IOException {
        OnnxMapping mapping =
                OnnxMapping.of(TWO, OnnxOutput.scores("probabilities"), X).withLabel("truth");
        Model model = imported(Exports.withTensor(file()), mapping);
        RowType type = RowType.of(new Field("truth", ColumnType.TEXT));

        try (Predictor predictor = model.load()) {
            assertThat(predictor.labels(Batch.of(type, List.of(TextColumn.of("yes", "no", null)))))
                    .containsExactly(1, 0, Double.NaN);
            assertThatThrownBy(() -> predictor.labels(Batch.of(type, List.of(TextColumn.of("maybe")))))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("'maybe' in row 0");
        }
    }

    @Test
    void everyTagHasALabelOfItsOwn() throws IOException {
        ProblemType tags = new ProblemType.MultilabelClassification(List.of("late", "far"));
        OnnxMapping mapping = OnnxMapping.of(tags, OnnxOutput.scores("probabilities"), X);
        Model model = imported(Exports.withTensor(file()), mapping.withLabels("is_late", "is_far"));
        RowType type = RowType.of(new Field("is_late", ColumnType.BOOLEAN), new Field("is_far", ColumnType.FLOAT64));
        Batch truth = Batch.of(type, List.of(BooleanColumn.of(true, false), DoubleColumn.of(new double[] {0, 1})));
        Batch wrong = Batch.of(type, List.of(BooleanColumn.of(true, false), DoubleColumn.of(new double[] {0, 3})));

        try (Predictor predictor = model.load()) {
            assertThat(predictor.labels(truth)).containsExactly(1, 0, 0, 1);
            assertThatThrownBy(() -> predictor.labels(wrong))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("Label 'is_far' is '3.0' in row 1, which is not 0 or 1");
        }
        assertThatThrownBy(() -> mapping.withLabel("is_late"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("mapped to 1 columns [is_late]")
                .hasMessageContaining("has 2 labels: [label.late, label.far]");
    }

    @Test
    void anOrderIsJudgedByRelevanceAndQuery() throws IOException {
        OnnxMapping mapping = OnnxMapping.of(
                        new ProblemType.Ranking(), OnnxOutput.scores("y"), OnnxInput.doubles("x", "a"))
                .withLabels("relevance", "query");
        RowType type = RowType.of(new Field("relevance", ColumnType.FLOAT64), new Field("query", ColumnType.TEXT));
        Batch truth =
                Batch.of(type, List.of(DoubleColumn.of(new double[] {2, 0, 1}), TextColumn.of("cat", "dog", "cat")));

        try (Predictor predictor = imported(Exports.doubling(file()), mapping).load()) {
            double[] labels = predictor.labels(truth);
            assertThat(labels).hasSize(6);
            assertThat(new double[] {labels[0], labels[2], labels[4]}).containsExactly(2, 0, 1);
            assertThat(labels[1]).isEqualTo(labels[5]).isNotEqualTo(labels[3]);
        }
    }

    @Test
    void theSoftmaxOfOneNumberIsRefused() throws IOException {
        Path file = Exports.doubling(file());
        OnnxMapping mapping = OnnxMapping.of(TWO, OnnxOutput.softmax("y"), OnnxInput.doubles("x", "a"));

        assertThatThrownBy(() -> imported(file, mapping))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("'y' has one number a row, of which the softmax is always 1")
                .hasMessageContaining("OnnxOutput.logits");
    }

    @Test
    void theSoftmaxOfTwoNumbersGivesTheSecondClass() throws IOException {
        Path file = Exports.withTensor(file());
        Model model = imported(file, OnnxMapping.of(TWO, OnnxOutput.softmax("probabilities"), X));

        double p = probability(3, 1);
        try (Predictor predictor = model.load()) {
            assertThat(predictor.predict(rows()).score(0)).isCloseTo(1 / (1 + Math.exp(1 - 2 * p)), within(1e-6));
        }
    }

    @Test
    void anIndexThatIsNoClassIsRefused() throws IOException {
        OnnxMapping mapping =
                OnnxMapping.of(TWO, OnnxOutput.scores("probabilities"), X).withLabel("truth");
        RowType type = RowType.of(new Field("truth", ColumnType.FLOAT64));

        try (Predictor predictor = imported(Exports.withTensor(file()), mapping).load()) {
            assertThat(predictor.labels(Batch.of(type, List.of(DoubleColumn.of(new double[] {1, 0})))))
                    .containsExactly(1, 0);
            assertThatThrownBy(() -> predictor.labels(Batch.of(type, List.of(DoubleColumn.of(new double[] {2})))))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("'2.0' in row 0, which is not the index of one of the classes [no, yes]");
        }
    }

    @Test
    void manyThreadsGetTheirOwnAnswers() throws Exception {
        Model model = imported(
                Exports.doubling(file()), OnnxMapping.of(NUMBER, OnnxOutput.scores("y"), OnnxInput.doubles("x", "a")));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try (Predictor predictor = model.load()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                double start = thread * 1_000;
                all.add(pool.submit(() -> answersAlone(predictor, start)));
            }
            for (Future<Boolean> each : all) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static boolean answersAlone(Predictor predictor, double start) {
        for (double x = start; x < start + 500; x++) {
            if (!predictor.predict(Row.of("a", x)).equals(new Prediction.Estimate(2 * x + 1))) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aPipelineImportsTheSameModel() throws Exception {
        Path file = Exports.withTensor(file());
        OnnxMapping mapping = OnnxMapping.of(TWO, OnnxOutput.scores("probabilities"), X);
        TestExecution execution = new TestExecution();

        Model model =
                execution.run(new OnnxImporter(ExternalInput.of(file), mapping)).output((Port<Model> port) -> port);

        assertThat(model.digest()).isEqualTo(imported(file, mapping).digest());
    }

    @Test
    void theTransformOfAnotherModelCanFeedIt() throws IOException {
        Model first = imported(Exports.texts(file()), texts());
        OnnxMapping mapping = OnnxMapping.of(NUMBER, OnnxOutput.scores("y"), OnnxInput.doubles("x", "payment"));
        Path other = Exports.doubling(directory.resolve("other.onnx"));

        Model second = OnnxModel.importFrom(
                other, mapping, first.directory().resolve(Model.TRANSFORM), directory.resolve("second"));

        try (Predictor predictor = second.load()) {
            assertThat(predictor.predict(Row.of("payment", "card", "riders", 0.0)))
                    .as("card has index 1")
                    .isEqualTo(new Prediction.Estimate(3));
        }
        assertThatThrownBy(() -> OnnxModel.importFrom(other, mapping, directory, directory.resolve("third")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Nothing on the class path reads a transform");
    }

    private static OnnxMapping texts() {
        return OnnxMapping.of(
                NUMBER,
                OnnxOutput.scores("sum"),
                OnnxInput.texts("how", "payment", List.of("cash", "card")),
                OnnxInput.longs("count", "riders"));
    }

    private Model imported(Path file, OnnxMapping mapping) throws IOException {
        return OnnxModel.importFrom(file, mapping, directory.resolve("model"));
    }

    private Path file() {
        return directory.resolve("given.onnx");
    }

    private static Batch rows() {
        RowType type = RowType.of(new Field("a", ColumnType.FLOAT64), new Field("b", ColumnType.FLOAT64));
        return Batch.of(type, List.of(DoubleColumn.of(new double[] {3, -1}), DoubleColumn.of(new double[] {1, 2})));
    }

    /** The softmax of z and -z is the logistic function of 2 z. */
    private static double probability(double a, double b) {
        return 1 / (1 + Math.exp(-2 * (0.5 + a - 2 * b)));
    }
}
