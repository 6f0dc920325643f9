package io.penstock.training;

import static io.penstock.transform.expression.Expression.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.PipelineBuilder;
import io.penstock.Port;
import io.penstock.data.schema.Schema;
import io.penstock.errors.DefinitionException;
import io.penstock.evaluation.Evaluator;
import io.penstock.evaluation.gate.ModelValidator;
import io.penstock.evaluation.gate.ReleasePolicy;
import io.penstock.evaluation.gate.Rule;
import io.penstock.evaluation.metric.Metrics;
import io.penstock.examples.Examples;
import io.penstock.model.EarlyStopping;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.training.KilledTrainingTest.NoSchema;
import io.penstock.training.KilledTrainingTest.TwoRows;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.Transform;
import io.penstock.transform.feature.Label;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Label, estimator, metrics and gates are held against each other while a pipeline is defined. */
class ProblemsAgreeTest {

    @Test
    void aMetricThatSaysNothingOfTheLabelIsRefused() {
        assertThatThrownBy(() ->
                        define((p, rows) -> p.add(new Evaluator(rows, number(p, rows, "number")).with(Metrics.auc()))))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(
                        "Node 'evaluator': Metric 'AUC' says nothing of a model for Regression[target=Mean[]].");
    }

    @Test
    void aGateThatSaysNothingOfTheLabelIsRefused() {
        ReleasePolicy policy = ReleasePolicy.require(Rule.atLeast(Metrics.accuracy(), 0.9));

        assertThatThrownBy(() -> define((p, rows) -> {
                    Port<Model> model = number(p, rows, "number");
                    p.add(new ModelValidator(model, p.add(new Evaluator(rows, model)), policy));
                }))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Node 'model-validator': A rule of the policy is about 'accuracy'")
                .hasMessageContaining("a model for Regression[target=Mean[]], measured by 'evaluator'");
    }

    @Test
    void modelsOfDifferentProblemsAreNotCompared() {
        assertThatThrownBy(() -> define((p, rows) -> p.add(
                        new ChampionSelector(rows, List.of(number(p, rows, "number"), classes(p, rows, "classes"))))))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Node 'champion-selector': These models answer different problems");
        assertThatThrownBy(() -> define((p, rows) ->
                        p.add(new Evaluator(rows, number(p, rows, "number")).against(classes(p, rows, "classes")))))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Compare like with like.");
    }

    @Test
    void earlyStoppingWithoutASplitToWatchIsRefused() {
        assertThatThrownBy(() -> define((p, rows) -> p.add(new Trainer(features(p, rows), new Impatient()))))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(
                        "Node 'trainer': Estimator 'Impatient[]' is to stop early, but watches no split. Name one by watching(\"eval\")");
        assertThat(define((p, rows) -> p.add(new Trainer(features(p, rows), new Impatient()).watching("eval")))
                        .nodes())
                .isNotEmpty();
    }

    private static Transform.Outputs features(PipelineBuilder p, Port<Examples> rows) {
        FeatureSpec spec = FeatureSpec.labelled(Label.classes("y")).zScore("x");
        return p.add(new Transform(rows, p.add(new NoSchema()), spec));
    }

    /** Stops early. */
    record Impatient() implements Estimator {

        @Override
        public String framework() {
            return "impatient";
        }

        @Override
        public boolean supports(ProblemType problem) {
            return true;
        }

        @Override
        public Optional<EarlyStopping> earlyStopping() {
            return Optional.of(EarlyStopping.after(1));
        }

        @Override
        public Model fit(TrainingSet set, TrainingContext context) throws IOException {
            return describe(set, context);
        }
    }

    @Test
    void whatGoesTogetherIsDefined() {
        assertThat(define((p, rows) -> {
                            Port<Model> model = number(p, rows, "number");
                            p.add(new Evaluator(rows, model).with(Metrics.meanAbsoluteError()));
                        })
                        .nodes())
                .extracting(node -> node.id())
                .contains("evaluator");
    }

    private static Pipeline define(BiConsumer<PipelineBuilder, Port<Examples>> steps) {
        return Pipeline.define("agreed", p -> steps.accept(p, p.add(new TwoRows())));
    }

    private static Port<Model> number(PipelineBuilder p, Port<Examples> rows, String name) {
        return trained(p, rows, name, Label.number(column("y")));
    }

    private static Port<Model> classes(PipelineBuilder p, Port<Examples> rows, String name) {
        return trained(p, rows, name, Label.classes("y"));
    }

    private static Port<Model> trained(PipelineBuilder p, Port<Examples> rows, String name, Label label) {
        FeatureSpec spec = FeatureSpec.labelled(label).zScore("x");
        Port<Schema> schema = p.add(name + "-schema", new NoSchema());
        Transform.Outputs features = p.add(name + "-features", new Transform(rows, schema, spec));
        return p.add(name, new Trainer(features, new Anything())).model();
    }

    /** Says that it can learn anything; is never asked to. */
    record Anything() implements Estimator {

        @Override
        public String framework() {
            return "anything";
        }

        @Override
        public boolean supports(ProblemType problem) {
            return true;
        }

        @Override
        public Model fit(TrainingSet set, TrainingContext context) throws IOException {
            return describe(set, context);
        }
    }
}
