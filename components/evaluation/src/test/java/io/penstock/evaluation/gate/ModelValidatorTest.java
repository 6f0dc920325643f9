package io.penstock.evaluation.gate;

import static io.penstock.evaluation.gate.Rule.atLeast;
import static io.penstock.evaluation.gate.Rule.atMost;
import static io.penstock.evaluation.metric.Metrics.auc;
import static io.penstock.evaluation.metric.Metrics.logLoss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Port;
import io.penstock.errors.DataException;
import io.penstock.evaluation.Evaluation;
import io.penstock.evaluation.Evaluator;
import io.penstock.evaluation.ScoredExamples;
import io.penstock.examples.Examples;
import io.penstock.model.LatestBlessed;
import io.penstock.model.Model;
import io.penstock.model.Verdict;
import io.penstock.testing.Result;
import io.penstock.testing.TestExecution;
import io.penstock.testing.model.ColumnModel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelValidatorTest {

    @TempDir
    private Path directory;

    private TestExecution test;
    private Port<Examples> examples;
    private Model good;
    private Port<Model> model;
    private Port<Evaluation> evaluation;

    @BeforeEach
    void evaluate() throws Exception {
        test = new TestExecution();
        examples = test.input(ScoredExamples.write(directory.resolve("examples"), 2000));
        good = ColumnModel.binary("good").write(directory.resolve("good"));
        model = test.input(good);
        evaluation = test.run(new Evaluator(examples, model)
                        .against(test.withheld(Model.class, "none yet"))
                        .slicedBy("payment"))
                .outputs();
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Result<ModelValidator.Outputs> validate(Rule... rules) throws Exception {
        return test.run(new ModelValidator(model, evaluation, ReleasePolicy.require(rules)));
    }

    @Test
    void aModelThatPassesIsBlessed() throws Exception {
        Result<ModelValidator.Outputs> result = validate(atLeast(auc(), 0.8));

        assertThat(result.output(ModelValidator.Outputs::blessed).model().digest())
                .isEqualTo(good.digest());
        assertThat(result.output(ModelValidator.Outputs::verdict).model()).isEqualTo(good.digest());
        assertThat(result.properties(ModelValidator.Outputs::blessed))
                .containsEntry(LatestBlessed.MODEL_PROPERTY, good.digest().text());
    }

    @Test
    void aModelThatFailsIsWithheldWithTheGates() throws Exception {
        Result<ModelValidator.Outputs> result = validate(atLeast(auc(), 0.999), atMost(logLoss(), 9));

        assertThat(result.withheld(ModelValidator.Outputs::blessed).orElseThrow())
                .startsWith("1 of 2 gates failed: AUC, overall: 0.")
                .endsWith("but at least 0.9990 is required");
        assertThat(result.output(ModelValidator.Outputs::verdict).outcome()).isEqualTo(Verdict.Outcome.FAIL);
    }

    @Test
    void whatCouldNotBeDecidedIsWithheld() throws Exception {
        assertThat(validate(atLeast(auc(), 0.1).on("payment", "Cheque")).withheld(ModelValidator.Outputs::blessed))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("1 of 1 gates could not be decided: "));
        assertThat(validate().withheld(ModelValidator.Outputs::blessed))
                .contains("the policy requires nothing, so that nothing was shown");
    }

    @Test
    void anEvaluationOfAnotherModelIsRefused() throws IOException {
        model = test.input(ColumnModel.binary("poor").write(directory.resolve("poor")));

        assertThatThrownBy(() -> validate(atLeast(auc(), 0.1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Evaluate the model to validate");
    }
}
