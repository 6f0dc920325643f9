package io.penstock.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.columns.Batch;
import io.penstock.errors.DataException;
import io.penstock.examples.BatchReader;
import io.penstock.examples.Examples;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.Prediction;
import io.penstock.model.Predictor;
import io.penstock.testing.Result;
import io.penstock.training.Trainer;
import io.penstock.training.TrainingLog;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.FittedTransform;
import io.penstock.transform.feature.Label;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.evaluation.LabelEvaluation;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** On the real trips, beside Tribuo called directly. */
class LogisticRegressionTest {

    private static final int EPOCHS = 5;
    private static final org.tribuo.classification.Label POSITIVE = new org.tribuo.classification.Label("big tip");

    private static final long SEED = 42;

    private static Taxi taxi;
    private static Result<Trainer.Outputs> training;
    private static Model model;

    @BeforeAll
    static void train() throws IOException, InterruptedException {
        taxi = new Taxi(Taxi.SPEC);
        training = taxi.train(new Seeded(TribuoEstimator.logisticRegression(EPOCHS), SEED));
        model = training.output(Trainer.Outputs::model);
    }

    @AfterAll
    static void deleteFiles() {
        taxi.close();
    }

    @Test
    void qualityEqualsThatOfTribuoCalledDirectly() throws IOException {
        Dataset<org.tribuo.classification.Label> eval = tribuoRows("eval");
        LabelEvaluation direct = new LabelEvaluator().evaluate(trainedDirectly(), eval);
        Scores scores = Scores.of(model, taxi.raw(), "eval");

        assertThat(scores.labels()).hasSize(eval.size()).hasSizeGreaterThan(4_000);
        assertThat(scores.auc()).isCloseTo(direct.AUCROC(POSITIVE), within(1e-9));
        assertThat(scores.averagePrecision()).isCloseTo(direct.averagedPrecision(POSITIVE), within(1e-9));
        assertThat(scores.logLoss()).isCloseTo(logLoss(direct), within(1e-9));
    }

    @Test
    void everyProbabilityEqualsTribuosOwn() throws IOException {
        LabelEvaluation direct = new LabelEvaluator().evaluate(trainedDirectly(), tribuoRows("eval"));
        List<Double> scores = Scores.of(model, taxi.raw(), "eval").scores();

        for (int i = 0; i < scores.size(); i++) {
            double own = direct.getPredictions()
                    .get(i)
                    .getOutputScores()
                    .get("big tip")
                    .getScore();
            assertThat(scores.get(i)).isCloseTo(own, within(1e-12));
        }
    }

    @Test
    void tribuosOwnFileIsKeptAndAnswersAlike() throws IOException {
        Path file = model.directory().resolve(Model.ATTACHMENTS).resolve("tribuo.pb");
        org.tribuo.Model<org.tribuo.classification.Label> own =
                org.tribuo.Model.deserializeFromFile(file).castModel(org.tribuo.classification.Label.class);

        LabelEvaluation kept = new LabelEvaluator().evaluate(own, tribuoRows("eval"));

        assertThat(kept.AUCROC(POSITIVE))
                .isCloseTo(Scores.of(model, taxi.raw(), "eval").auc(), within(1e-9));
    }

    /** scikit-learn 1.2.1 on these features: see samples/frameworks/scikit. */
    @Test
    void qualityIsNearThatOfScikitLearn() throws IOException {
        assertThat(Scores.of(model, taxi.raw(), "eval").auc()).isGreaterThan(0.940);
    }

    @Test
    void equalTrainingsGiveModelsOfEqualDigestAndEqualLogs() throws IOException, InterruptedException {
        Result<Trainer.Outputs> first = taxi.train(TribuoEstimator.logisticRegression(EPOCHS));
        try (Taxi again = new Taxi(Taxi.SPEC)) {
            Result<Trainer.Outputs> second = again.train(TribuoEstimator.logisticRegression(EPOCHS));
            Result<Trainer.Outputs> longer = again.train(TribuoEstimator.logisticRegression(EPOCHS + 1));

            assertThat(second.output(Trainer.Outputs::model).digest())
                    .isEqualTo(first.output(Trainer.Outputs::model).digest())
                    .isNotEqualTo(longer.output(Trainer.Outputs::model).digest());
            assertThat(second.output(Trainer.Outputs::log).series())
                    .isEqualTo(first.output(Trainer.Outputs::log).series());
        }
    }

    @Test
    void theLogTellsTheLossOfEachEpoch() throws IOException {
        TrainingLog.Series loss = training.output(Trainer.Outputs::log).series().get(0);

        assertThat(loss.name()).isEqualTo("loss");
        assertThat(loss.steps()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(loss.values().get(4)).isPositive().isLessThan(loss.values().get(0));
    }

    @Test
    void aRowAloneIsAnsweredAsInABatch() throws IOException {
        try (Predictor predictor = model.load();
                BatchReader batches = taxi.raw().read("eval")) {
            Batch batch = batches.iterator().next();
            for (int row = 0; row < 500; row++) {
                Prediction.Classification one = (Prediction.Classification) predictor.predict(batch.row(row));
                assertThat(one.probabilityOf("big tip"))
                        .isEqualTo(predictor.predict(batch.slice(row, row + 1)).score(0));
            }
        }
    }

    @Test
    void severalClassesAreLearnedToo() throws IOException, InterruptedException {
        FeatureSpec spec = FeatureSpec.labelled(Label.classes("payment_type"))
                .zScore("tips", "fare", "trip_miles")
                .vocabulary("company");
        try (Taxi payments = new Taxi(spec)) {
            for (TribuoEstimator estimator :
                    List.of(TribuoEstimator.logisticRegression(3), TribuoEstimator.boostedTrees(10))) {
                Model several = payments.train(estimator).output(Trainer.Outputs::model);
                try (Predictor predictor = several.load();
                        BatchReader batches = payments.raw().read("eval")) {
                    assertThat(accuracy(predictor, batches.iterator().next())).isGreaterThan(0.9);
                }
            }
        }
    }

    @Test
    void aFileThatIsGoneIsNamed(@TempDir Path elsewhere) throws IOException {
        Model damaged = Model.write(elsewhere, model.description());

        assertThatThrownBy(() -> new TribuoModelLoader().load(damaged))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has none of [weights.json, trees.bin,");
    }

    private static double accuracy(Predictor predictor, Batch batch) {
        double[] labels = predictor.labels(batch);
        int right = 0;
        for (int row = 0; row < labels.length; row++) {
            Prediction.Classification answer = (Prediction.Classification) predictor.predict(batch.row(row));
            assertThat(answer.probabilities().stream().mapToDouble(p -> p).sum())
                    .isCloseTo(1, within(1e-12));
            right += answer.classes().indexOf(answer.label()) == labels[row] ? 1 : 0;
        }
        return (double) right / labels.length;
    }

    private static org.tribuo.Model<org.tribuo.classification.Label> trainedDirectly() throws IOException {
        return new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1, 0.1), EPOCHS, -1, 1, SEED)
                .train(tribuoRows("train"));
    }

    private static double logLoss(LabelEvaluation evaluation) {
        return evaluation.getPredictions().stream()
                .mapToDouble(prediction -> -Math.log(prediction
                        .getOutputScores()
                        .get(prediction.getExample().getOutput().getLabel())
                        .getScore()))
                .average()
                .orElseThrow();
    }

    /** Transforms raw rows with the fitted transform and hands them to Tribuo, by other code than the estimator's. */
    private static MutableDataset<org.tribuo.classification.Label> tribuoRows(String split) throws IOException {
        LabelFactory factory = new LabelFactory();
        MutableDataset<org.tribuo.classification.Label> rows =
                new MutableDataset<>(new SimpleDataSourceProvenance("trips", factory), factory);
        FittedTransform fitted = taxi.fitted();
        Examples raw = taxi.raw();
        try (BatchReader batches = raw.read(split)) {
            for (Batch batch : batches) {
                double[] labels = fitted.labels(batch);
                double[] features = new double[fitted.signature().features().size()];
                for (int row = 0; row < labels.length; row++) {
                    if (!Double.isNaN(labels[row])) {
                        fitted.features(batch.row(row), features);
                        rows.add(example(fitted.signature().features(), features, labels[row] == 1));
                    }
                }
            }
        }
        return rows;
    }

    private static ArrayExample<org.tribuo.classification.Label> example(
            List<Feature> features, double[] values, boolean positive) {
        List<org.tribuo.Feature> own = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Feature feature = features.get(i);
            if (feature instanceof Feature.Categorical categorical) {
                if (values[i] >= 0) {
                    String value = categorical.vocabulary().get((int) values[i]);
                    own.add(new org.tribuo.Feature(feature.name() + "=" + value, 1));
                }
            } else {
                own.add(new org.tribuo.Feature(feature.name(), values[i]));
            }
        }
        return new ArrayExample<>(new org.tribuo.classification.Label(positive ? "big tip" : "small tip"), own);
    }
}
