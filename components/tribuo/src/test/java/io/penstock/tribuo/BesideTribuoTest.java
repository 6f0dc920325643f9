package io.penstock.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.model.ClassWeights;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.Scorer;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import io.penstock.testing.estimator.TrainingTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.common.nearest.KNNModel;
import org.tribuo.common.nearest.KNNTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;
import org.tribuo.multilabel.MultiLabel;
import org.tribuo.multilabel.MultiLabelFactory;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** What we score is what the model of Tribuo says that is kept among the attachments, on the same rows. */
class BesideTribuoTest {

    private static final List<String> KINDS = List.of("a", "b", "c");

    @TempDir
    Path directory;

    @Test
    void aForestAveragesWhatTribuosTreesSay() throws IOException, InterruptedException {
        Model model = fit(TribuoEstimator.randomForest(7), EstimatorContract.CLASSES);
        org.tribuo.Model<Label> own = own(model, Label.class);

        MadeRows rows = MadeRows.of(EstimatorContract.CLASSES, 100_000, 2);
        double[][] scores = scores(model, rows);
        for (int row = 0; row < rows.size(); row++) {
            var said = own.predict(example(rows, row, new LabelFactory())).getOutputScores();
            for (int i = 0; i < 3; i++) {
                String name = List.of("low", "mid", "high").get(i);
                assertThat(scores[row][i]).isCloseTo(said.get(name).getScore(), within(1e-12));
            }
        }
    }

    @Test
    void aTreeOfNumbersSaysWhatTribuosSays() throws IOException, InterruptedException {
        Model model = fit(TribuoEstimator.decisionTree(6), EstimatorContract.NUMBER);
        org.tribuo.Model<Regressor> own = own(model, Regressor.class);

        MadeRows rows = unseen(EstimatorContract.NUMBER);
        double[][] scores = scores(model, rows);
        for (int row = 0; row < rows.size(); row++) {
            Regressor said =
                    own.predict(example(rows, row, new RegressionFactory())).getOutput();
            assertThat(scores[row][0]).isEqualTo(said.getValues()[0]);
        }
    }

    @Test
    void tagsHaveTribuosProbabilities() throws IOException, InterruptedException {
        Model model = fit(TribuoEstimator.logisticRegression(3), EstimatorContract.TAGS);
        org.tribuo.Model<MultiLabel> own = own(model, MultiLabel.class);

        MadeRows rows = unseen(EstimatorContract.TAGS);
        double[][] scores = scores(model, rows);
        for (int row = 0; row < rows.size(); row++) {
            var said = own.predict(example(rows, row, new MultiLabelFactory())).getOutputScores();
            assertThat(scores[row][0]).isCloseTo(tag(said.get("one")), within(1e-12));
            assertThat(scores[row][1]).isCloseTo(tag(said.get("two")), within(1e-12));
        }
    }

    @Test
    void aLinearSvmPrefersTheClassesThatTribuosPrefers() throws IOException, InterruptedException {
        Model model = fit(TribuoEstimator.linearSvm(5), EstimatorContract.CLASSES);
        org.tribuo.Model<Label> own = own(model, Label.class);

        MadeRows rows = unseen(EstimatorContract.CLASSES);
        double[][] scores = scores(model, rows);
        for (int row = 0; row < rows.size(); row++) {
            double[] each = scores[row];
            int best = IntStream.range(0, 3)
                    .reduce((i, j) -> each[j] > each[i] ? j : i)
                    .orElseThrow();
            assertThat(List.of("low", "mid", "high").get(best))
                    .isEqualTo(own.predict(example(rows, row, new LabelFactory()))
                            .getOutput()
                            .getLabel());
        }
    }

    @Test
    void aRegressionByStepsSaysWhatTribuosSays() throws IOException, InterruptedException {
        Model model = fit(TribuoEstimator.sgdRegression(3).withHuber(1), EstimatorContract.NUMBER);
        org.tribuo.Model<Regressor> own = own(model, Regressor.class);

        MadeRows rows = unseen(EstimatorContract.NUMBER);
        double[][] scores = scores(model, rows);
        for (int row = 0; row < rows.size(); row++) {
            Regressor said =
                    own.predict(example(rows, row, new RegressionFactory())).getOutput();
            assertThat(scores[row][0]).isCloseTo(said.getValues()[0], within(1e-12));
        }
    }

    @Test
    void neighboursAnswerAsTribuosDo() throws IOException, InterruptedException {
        Model model = fit(TribuoEstimator.nearestNeighbours(5), EstimatorContract.BINARY);
        MadeRows train = MadeRows.of(EstimatorContract.BINARY, 300, 1);
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> set = new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
        for (int row = 0; row < train.size(); row++) {
            ArrayExample<Label> unlabelled = example(train, row, factory);
            set.add(new ArrayExample<>(new Label(train.labels()[row][0] == 1 ? "yes" : "no"), unlabelled, 1));
        }
        org.tribuo.Model<Label> own = new KNNTrainer<>(
                        5,
                        new L2Distance(),
                        1,
                        new VotingCombiner(),
                        KNNModel.Backend.STREAMS,
                        NeighboursQueryFactoryType.BRUTE_FORCE)
                .train(set);

        MadeRows rows = unseen(EstimatorContract.BINARY);
        double[][] scores = scores(model, rows);
        for (int row = 0; row < rows.size(); row++) {
            var said = own.predict(example(rows, row, factory)).getOutputScores();
            assertThat(scores[row][0]).isCloseTo(said.get("yes").getScore(), within(1e-12));
        }
    }

    @Test
    void kMeansFindsThreeBlobsAsTribuoDoes() throws IOException, InterruptedException {
        Model model = fit(TribuoEstimator.kMeans(3), EstimatorContract.GROUPS);

        MadeRows rows = unseen(EstimatorContract.GROUPS);
        double[][] scores = clusters(model, rows);

        assertThat(sameKind(scores, rows)).isGreaterThan(0.99);
    }

    @Test
    void hdbscanFindsThreeBlobsAsTribuoDoesAndLeavesNoiseOut() throws IOException, InterruptedException {
        Model model = fit(TribuoEstimator.hdbscan(20), EstimatorContract.GROUPS);

        MadeRows rows = unseen(EstimatorContract.GROUPS);
        double[][] scores = clusters(model, rows);
        double[] far = new double[2];
        new TribuoModelLoader().load(model).score(new double[] {100, 100, 100}, far);

        assertThat(sameKind(scores, rows)).isGreaterThan(0.6);
        assertThat(far[0]).isEqualTo(-1);
        assertThat(far[1]).isGreaterThan(100);
    }

    @Test
    void aOneClassSvmGivesTheNegativeOfTribuosDecision() throws IOException, InterruptedException {
        Model model = fit(TribuoEstimator.oneClassSvm(0.1), EstimatorContract.ANOMALIES);
        org.tribuo.Model<Event> own = own(model, Event.class);

        MadeRows rows = unseen(EstimatorContract.ANOMALIES);
        double[][] scores = scores(model, rows);
        int anomalous = 0;
        for (int row = 0; row < rows.size(); row++) {
            Event said = own.predict(example(rows, row, new AnomalyFactory())).getOutput();
            assertThat(scores[row][0]).isCloseTo(-said.getScore(), within(1e-12));
            assertThat(scores[row][0] > 0).isEqualTo(said.getType() == Event.EventType.ANOMALOUS);
            anomalous += scores[row][0] > 0 ? 1 : 0;
        }
        assertThat(anomalous).isBetween(10, 60);
    }

    private static double tag(MultiLabel one) {
        return one.getLabelSet().iterator().next().getScore();
    }

    @Test
    void aSingleTreeSmoothsTheSharesOfTribuosLeaves() throws IOException, InterruptedException {
        Model model = fit(TribuoEstimator.decisionTree(6).withMinimumWeight(8), EstimatorContract.BINARY);
        org.tribuo.Model<Label> own = own(model, Label.class);

        MadeRows rows = unseen(EstimatorContract.BINARY);
        double[][] scores = scores(model, rows);
        for (int row = 0; row < rows.size(); row++) {
            double share = own.predict(example(rows, row, new LabelFactory()))
                    .getOutputScores()
                    .get("yes")
                    .getScore();
            assertThat(scores[row][0]).isCloseTo((8 * share + 1) / 10, within(1e-12));
        }
    }

    /** Compares clusters with Tribuo's: equal in ours if and only if in theirs. */
    private double[][] clusters(Model model, MadeRows rows) throws IOException {
        org.tribuo.Model<ClusterID> own = own(model, ClusterID.class);
        double[][] scores = scores(model, rows);
        List<Integer> theirs = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            theirs.add(own.predict(example(rows, row, new ClusteringFactory()))
                    .getOutput()
                    .getID());
        }
        for (int row = 1; row < rows.size(); row++) {
            assertThat(scores[row][0] == scores[row - 1][0])
                    .isEqualTo(theirs.get(row).equals(theirs.get(row - 1)));
        }
        return scores;
    }

    /** The share of neighbouring thirds, of which row i is of blob i modulo 3, that have a cluster in common with row 0 to 2. */
    private static double sameKind(double[][] scores, MadeRows rows) {
        int same = 0;
        for (int row = 3; row < rows.size(); row++) {
            same += scores[row][0] == scores[row % 3][0] ? 1 : 0;
        }
        return same / (rows.size() - 3.0);
    }

    private Model fit(TribuoEstimator estimator, ProblemType problem) throws IOException, InterruptedException {
        return estimator.fit(
                MadeRows.of(problem, 300, 1).in(directory.resolve("rows"), Optional.empty(), ClassWeights.even()),
                TrainingTrial.in(directory.resolve("model")));
    }

    private static MadeRows unseen(ProblemType problem) {
        return MadeRows.of(problem, 200, 2);
    }

    private static double[][] scores(Model model, MadeRows rows) throws IOException {
        double[][] scores = new double[rows.size()][rows.problem().scores()];
        try (Scorer scorer = new TribuoModelLoader().load(model)) {
            for (int row = 0; row < rows.size(); row++) {
                scorer.score(rows.vectors()[row], scores[row]);
            }
        }
        return scores;
    }

    private static <T extends Output<T>> org.tribuo.Model<T> own(Model model, Class<T> type) throws IOException {
        Path file = model.directory().resolve(Model.ATTACHMENTS).resolve("tribuo.pb");
        return org.tribuo.Model.deserializeFromFile(file).castModel(type);
    }

    /** By other code than the estimators'. */
    private static <T extends Output<T>> ArrayExample<T> example(MadeRows rows, int row, OutputFactory<T> factory) {
        List<org.tribuo.Feature> own = new ArrayList<>();
        for (int i = 0; i < rows.features().size(); i++) {
            double value = rows.vectors()[row][i];
            Feature feature = rows.features().get(i);
            if (feature instanceof Feature.Numeric) {
                own.add(new org.tribuo.Feature(feature.name(), value));
            } else if (value >= 0) {
                own.add(new org.tribuo.Feature(feature.name() + "=" + KINDS.get((int) value), 1));
            }
        }
        return new ArrayExample<>(factory.getUnknownOutput(), own);
    }
}
