package io.penstock.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.errors.DefinitionException;
import io.penstock.model.ClassWeights;
import io.penstock.model.Model;
import io.penstock.model.ModelDescription;
import io.penstock.model.ProblemType;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import io.penstock.testing.estimator.TrainingTrial;
import io.penstock.trees.Link;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.TreeEnsembleBuilder;
import io.penstock.trees.TreeNode;
import io.penstock.trees.TreeTest;
import io.penstock.tribuo.TribuoEstimator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class OnnxExportTest {

    @TempDir
    Path directory;

    private int trainings;

    @TestFactory
    Stream<DynamicTest> linearModelsGiveEqualScoresInOnnxRuntime() {
        return Stream.of(
                        EstimatorContract.BINARY,
                        EstimatorContract.CLASSES,
                        EstimatorContract.TAGS,
                        EstimatorContract.NUMBER)
                .map(problem -> DynamicTest.dynamicTest(problem.toString(), () -> {
                    TribuoEstimator estimator = problem instanceof ProblemType.Regression
                            ? TribuoEstimator.linearRegression()
                            : TribuoEstimator.logisticRegression(3);
                    OnnxExport.Comparison found = OnnxExport.write(train(estimator, problem), file());
                    assertThat(found.rows()).isEqualTo(1_000);
                    assertThat(found.missing()).isZero();
                    assertThat(found.greatestDifference()).isLessThan(1e-12);
                }));
    }

    @TestFactory
    Stream<DynamicTest> boostedTreesGiveEqualScoresToThePrecisionOfFloats() {
        return Stream.of(
                        EstimatorContract.BINARY,
                        EstimatorContract.CLASSES,
                        EstimatorContract.NUMBER,
                        EstimatorContract.COUNT)
                .map(problem -> DynamicTest.dynamicTest(problem.toString(), () -> {
                    Model model = train(TribuoEstimator.boostedTrees(20), problem);
                    OnnxExport.Comparison found = OnnxExport.write(model, file());
                    assertThat(found.missing()).isBetween(100, 400);
                    assertThat(found.greatestDifference()).isPositive().isLessThan(1e-6);
                }));
    }

    @TestFactory
    Stream<DynamicTest> constantsAreExported() {
        return Stream.of(
                        EstimatorContract.BINARY,
                        EstimatorContract.CLASSES,
                        EstimatorContract.TAGS,
                        EstimatorContract.NUMBER,
                        EstimatorContract.COUNT,
                        EstimatorContract.SERIES)
                .map(problem -> DynamicTest.dynamicTest(problem.toString(), () -> {
                    Model constant = train(TribuoEstimator.constant(), problem);
                    assertThat(OnnxExport.write(constant, file()).greatestDifference())
                            .isLessThan(1e-15);
                }));
    }

    @Test
    void treesThatAreOneLeafEachAreExported() throws IOException {
        for (Link link : Link.values()) {
            Model shared = of(new TreeEnsembleBuilder(4, new double[] {1, 2, 3}, link)
                    .addToEvery(TreeNode.leaf(0.5, 0.25, 0.125))
                    .addToEvery(TreeNode.leaf(1, 0, -1))
                    .build());
            assertThat(OnnxExport.write(shared, file()).greatestDifference())
                    .as("%s, leaves of three", link)
                    .isLessThan(1e-6);
            Model each = of(new TreeEnsembleBuilder(4, new double[] {1, 2, 3}, link)
                    .add(0, TreeNode.leaf(0.5))
                    .add(1, TreeNode.leaf(0.25))
                    .add(2, TreeNode.leaf(-1))
                    .build());
            assertThat(OnnxExport.write(each, file()).greatestDifference())
                    .as("%s, a tree for each", link)
                    .isLessThan(1e-6);
        }
    }

    @Test
    void aForestOfOneLeafEachIsExported() throws Exception {
        TribuoEstimator forest = TribuoEstimator.randomForest(5).withMinimumWeight(1_000);

        for (ProblemType problem : List.of(EstimatorContract.NUMBER, EstimatorContract.CLASSES)) {
            assertThat(OnnxExport.write(train(forest, problem), file()).greatestDifference())
                    .as("%s", problem)
                    .isLessThan(1e-6);
        }
    }

    @Test
    void averagesOfLeavesWithSeveralValuesAndMissingNumbersAreExported() throws IOException {
        TreeNode root = new TreeNode.Split(
                new TreeTest.Below(0, 0.5, true), TreeNode.leaf(0.25, 0.5, 0.25), TreeNode.leaf(0, 0, 1));
        Model model = of(new TreeEnsembleBuilder(4, new double[3], Link.AVERAGE)
                .addToEvery(root)
                .addToEvery(TreeNode.leaf(1, 0, 0))
                .build());

        OnnxExport.Comparison found = OnnxExport.write(model, file());
        double missing = 500 * (1 - Math.pow(0.75, 3)); // of every second row, in which each of three numbers may miss
        assertThat(found.missing()).isCloseTo((int) missing, within(50));
        assertThat(found.greatestDifference()).isLessThan(1e-7);
    }

    @Test
    void splitsBySeveralCategoriesAreRefusedAndLeaveNoFile() throws IOException {
        BitSet two = new BitSet();
        two.set(0, 2);
        Model model = of(new TreeEnsembleBuilder(4, new double[3], Link.AVERAGE)
                .add(0, new TreeNode.Split(new TreeTest.OneOf(1, two, false), TreeNode.leaf(1), TreeNode.leaf(0)))
                .build());

        assertThatThrownBy(() -> OnnxExport.write(model, file()))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("feature '1' by several categories {0, 1} at once");
        assertThat(file()).doesNotExist();
    }

    @Test
    void whatIsNeitherLinearNorTreesIsRefused() throws IOException {
        Files.createDirectories(directory.resolve("strange"));
        Model strange = Model.write(
                directory.resolve("strange"),
                new ModelDescription(
                        "strange",
                        "strange",
                        MadeRows.of(EstimatorContract.BINARY, 1, 1).signature(),
                        "{}",
                        List.of()));

        assertThatThrownBy(() -> OnnxExport.write(strange, file()))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("neither linear nor trees");
    }

    private Model of(TreeEnsemble trees) throws IOException {
        Path place = Files.createDirectories(directory.resolve("trees-" + ++trainings));
        trees.write(place.resolve(TreeEnsemble.FILE));
        return Model.write(
                place,
                new ModelDescription(
                        "tribuo",
                        "tribuo",
                        MadeRows.of(EstimatorContract.CLASSES, 1, 1).signature(),
                        "{}",
                        List.of()));
    }

    private Model train(TribuoEstimator estimator, ProblemType problem) throws IOException, InterruptedException {
        Path place = directory.resolve("training-" + ++trainings);
        return estimator.fit(
                MadeRows.of(problem, 300, 1).in(place, Optional.empty(), ClassWeights.even()),
                TrainingTrial.in(place.resolve("model")));
    }

    private Path file() {
        return directory.resolve("exported.onnx");
    }
}
