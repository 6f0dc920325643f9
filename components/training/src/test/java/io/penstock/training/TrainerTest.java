package io.penstock.training;

import static io.penstock.transform.expression.Expression.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Library;
import io.penstock.Pipeline;
import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.data.schema.Schema;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.model.ModelDescription;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.testing.Result;
import io.penstock.testing.TestExecution;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.FittedTransform;
import io.penstock.transform.FittedTransformCodec;
import io.penstock.transform.Transform;
import io.penstock.transform.feature.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

    private static final RowType TYPE =
            RowType.of(new Field("x", ColumnType.FLOAT64), new Field("y", ColumnType.FLOAT64));

    @TempDir
    Path directory;

    private final TestExecution test = new TestExecution();
    private Result<Transform.Outputs> features;

    @BeforeEach
    void transform() throws IOException, InterruptedException {
        try (ExamplesWriter writer = ExamplesWriter.in(directory, TYPE, List.of("train", "eval"))) {
            writer.write("train", Batch.of(TYPE, Row.of("x", 1.0, "y", 2.0), Row.of("x", 2.0, "y", 4.0)));
        }
        FeatureSpec spec = FeatureSpec.labelled(Label.number(column("y"))).zScore("x");
        features =
                test.run(new Transform(test.input(Examples.open(directory)), test.input(new Schema(List.of())), spec));
    }

    @AfterEach
    void deleteFiles() {
        test.close();
    }

    @Test
    void aModelHoldsItsDescriptionTheFrameworksFilesAndTheTransform() throws IOException, InterruptedException {
        Model model = train(new Mean(3)).output(Trainer.Outputs::model);
        FittedTransform inside =
                new FittedTransformCodec().read(model.directory().resolve(Model.TRANSFORM));

        assertThat(model.directory().resolve("mean.txt")).hasContent("3.0");
        assertThat(inside).isEqualTo(features.output(Transform.Outputs::fitted));
        assertThat(model.description())
                .isEqualTo(new ModelDescription(
                        "mean", "mean", inside.signature(), "{\"rounds\":3}", List.of(new Library("mean", "1"))));
    }

    @Test
    void measurementsGoToTheLogOfTheExecutionAndIntoTheArtifact() throws IOException, InterruptedException {
        Result<Trainer.Outputs> result = train(new Mean(2));

        assertThat(result.metrics()).hasSize(2);
        TrainingLog log = result.output(Trainer.Outputs::log);
        assertThat(log.usage().orElseThrow().seconds()).isPositive();
        assertThat(log)
                .isEqualTo(new TrainingLog(
                        "mean",
                        "{\"rounds\":2}",
                        List.of(new TrainingLog.Series("loss", List.of(1L, 2L), List.of(1.0, 0.5))),
                        log.usage()));
    }

    @Test
    void equalTrainingsHaveEqualSeedsAndOthersOther() throws IOException, InterruptedException {
        assertThat(seed(new Mean(2))).isEqualTo(seed(new Mean(2))).isNotEqualTo(seed(new Mean(3)));
    }

    @Test
    void anEstimatorThatCannotLearnTheProblemIsRefusedBeforeItReads() {
        assertThatThrownBy(() -> train(new Silent(false)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageStartingWith(
                        "Estimator 'Silent[able=false]' cannot learn a Regression[target=Mean[]], which is what the label of");
    }

    @Test
    void anEstimatorThatForgetsItsDescriptionIsNamed() {
        assertThatThrownBy(() -> train(new Silent(true)))
                .isInstanceOf(ComponentException.class)
                .hasMessageStartingWith("Estimator 'Silent[able=true]' left no model.json.");
    }

    @Test
    void anEmptySplitIsNamed() {
        Trainer trainer = new Trainer(features.outputs(), new Mean(1)).on("eval");

        assertThatThrownBy(() -> test.run(trainer))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Split 'eval' has no rows to train on.");
    }

    @Test
    void aLossThatIsNoNumberStopsTheTrainingAndSaysWhatToDo() {
        assertThatThrownBy(() -> train(new Astray()))
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        "The training went astray: 'loss' is 'NaN' at step 2. Lower the learning rate, scale the features, or look for extreme values.");
    }

    @Test
    void anEstimatorThatCannotLearnTheLabelIsRefusedWhileThePipelineIsDefined() {
        assertThatThrownBy(() -> Pipeline.define("wrong", p -> {
                    Transform.Outputs asked = p.add(new Transform(
                            p.add(new KilledTrainingTest.TwoRows()),
                            p.add(new KilledTrainingTest.NoSchema()),
                            FeatureSpec.labelled(Label.classes("y")).zScore("x")));
                    p.add(new Trainer(asked, new Mean(1)));
                }))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(
                        "Node 'trainer': Estimator 'Mean[rounds=1]' cannot learn a MulticlassClassification[classes=[]], which is what the label of 'transform' asks for.");
    }

    /** Its second loss is not a number. */
    record Astray() implements Estimator {

        @Override
        public String framework() {
            return "astray";
        }

        @Override
        public boolean supports(ProblemType problem) {
            return true;
        }

        @Override
        public Model fit(TrainingSet set, TrainingContext context) throws IOException {
            context.log().metric("loss", 1, 1.0);
            context.log().metric("loss", 2, 0.0 / 0);
            return describe(set, context);
        }
    }

    /** Learns the mean of two labels, and writes down its seed. */
    record Mean(int rounds) implements Estimator {

        @Override
        public String framework() {
            return "mean";
        }

        @Override
        public Model fit(TrainingSet set, TrainingContext context) throws IOException {
            for (int round = 1; round <= rounds; round++) {
                context.log().metric("loss", round, 1.0 / round);
            }
            Path attachments = Files.createDirectories(context.directory().resolve(Model.ATTACHMENTS));
            Files.writeString(attachments.resolve("seed"), Long.toString(context.seed()));
            Files.writeString(context.directory().resolve("mean.txt"), "3.0");
            return describe(set, context);
        }

        @Override
        public boolean supports(ProblemType problem) {
            return problem instanceof ProblemType.Regression;
        }

        @Override
        public List<Library> libraries() {
            return List.of(new Library("mean", "1"));
        }
    }

    /** Writes nothing. */
    record Silent(boolean able) implements Estimator {

        @Override
        public String framework() {
            return "silent";
        }

        @Override
        public Model fit(TrainingSet set, TrainingContext context) throws IOException {
            return Model.write(
                    Files.createDirectory(context.directory().resolve("elsewhere")),
                    new ModelDescription(framework(), format(), set.signature(), "{}", libraries()));
        }

        @Override
        public boolean supports(ProblemType problem) {
            return able;
        }
    }

    private Result<Trainer.Outputs> train(Estimator estimator) throws IOException, InterruptedException {
        return test.run(new Trainer(features.outputs(), estimator));
    }

    private String seed(Estimator estimator) throws IOException, InterruptedException {
        Model model = train(estimator).output(Trainer.Outputs::model);
        return Files.readString(model.directory().resolve(Model.ATTACHMENTS).resolve("seed"));
    }
}
