package io.penstock.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Port;
import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.evaluation.metric.Metrics;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.testing.Result;
import io.penstock.testing.TestExecution;
import io.penstock.testing.model.ColumnModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChampionSelectorTest {

    private static final RowType TYPE = RowType.of(
            new Field("label", ColumnType.FLOAT64),
            new Field("ranks", ColumnType.FLOAT64),
            new Field("knows", ColumnType.FLOAT64),
            new Field("again", ColumnType.FLOAT64));

    @TempDir
    private Path directory;

    private TestExecution test;
    private Port<Examples> examples;

    /** {@code ranks} orders the rows without error, but far from 0 and 1; {@code knows} errs once and is surer. */
    @BeforeEach
    void write() throws IOException {
        test = new TestExecution();
        Path rows = Files.createDirectories(directory.resolve("rows"));
        try (ExamplesWriter writer = ExamplesWriter.in(rows, TYPE, List.of("train", "eval"))) {
            writer.write(
                    "eval",
                    Batch.of(TYPE, row(0, 0.10, 0.01), row(0, 0.11, 0.56), row(1, 0.12, 0.55), row(1, 0.13, 0.99)));
            writer.write("train", Batch.of(TYPE, row(0, 0.5, 0.1), row(1, 0.1, 0.9)));
        }
        examples = test.input(Examples.open(rows));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private static Row row(double label, double ranks, double knows) {
        return Row.of("label", label, "ranks", ranks, "knows", knows, "again", ranks);
    }

    private Model model(String score) throws IOException {
        return ColumnModel.binary(score).write(directory.resolve(score));
    }

    @Test
    void theBestByAreaIsPassedOnAsItIs() throws Exception {
        Model best = model("ranks");
        Port<Model> knows = test.input(model("knows"));

        Result<Port<Model>> result = test.run(new ChampionSelector(examples, List.of(knows, test.input(best))));

        assertThat(result.output(port -> port).digest()).isEqualTo(best.digest());
        assertThat(result.properties(port -> port))
                .containsEntry("metric", "AUC")
                .hasEntrySatisfying("scores", scores -> assertThat(scores).contains(" 0.75, ", " 1.0"));
    }

    @Test
    void anotherMetricMayCrownAnother() throws Exception {
        Model sure = model("knows");
        List<Port<Model>> models = List.of(test.input(model("ranks")), test.input(sure));

        Model champion = test.outputOf(new ChampionSelector(examples, models).by(Metrics.logLoss()));

        assertThat(champion.digest()).isEqualTo(sure.digest());
    }

    @Test
    void anotherSplitMayCrownAnother() throws Exception {
        Model sure = model("knows");
        List<Port<Model>> models = List.of(test.input(model("ranks")), test.input(sure));

        Model champion = test.outputOf(new ChampionSelector(examples, models).on("train"));

        assertThat(champion.digest()).isEqualTo(sure.digest());
    }

    @Test
    void ofEqualsTheFirstWins() throws Exception {
        Model first = model("again");
        List<Port<Model>> models = List.of(test.input(first), test.input(model("ranks")));

        assertThat(test.outputOf(new ChampionSelector(examples, models)).digest())
                .isEqualTo(first.digest());
    }

    @Test
    void aWithheldModelIsLeftOut() throws Exception {
        Model only = model("knows");
        List<Port<Model>> models = List.of(test.withheld(Model.class, "not today"), test.input(only));

        assertThat(test.outputOf(new ChampionSelector(examples, models)).digest())
                .isEqualTo(only.digest());
    }

    @Test
    void modelsForDifferentProblemsAreNotCompared() throws Exception {
        Model estimator = new ColumnModel(new ProblemType.Regression(), "label", List.of("ranks"))
                .write(directory.resolve("estimator"));
        List<Port<Model>> models = List.of(test.input(model("knows")), test.input(estimator));

        assertThatThrownBy(() -> test.outputOf(new ChampionSelector(examples, models)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("do not answer the same problem");
    }

    @Test
    void thereIsNothingToChooseFromNoModels() {
        assertThatThrownBy(() -> new ChampionSelector(examples, List.of())).isInstanceOf(DefinitionException.class);
    }

    @Test
    void aMetricThatDoesNotRankIsRefused() throws Exception {
        List<Port<Model>> models = List.of(test.input(model("knows")));

        assertThatThrownBy(() -> new ChampionSelector(examples, models).by(Metrics.meanLabel()))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("'mean label'");
    }
}
