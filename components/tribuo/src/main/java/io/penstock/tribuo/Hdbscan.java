package io.penstock.tribuo;

import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.tribuo.internal.CheckedDistance;
import io.penstock.tribuo.internal.Checks;
import io.penstock.tribuo.internal.WarmStart;
import io.penstock.tribuo.internal.fitted.Prototypes;
import io.penstock.tribuo.internal.rows.Answers;
import io.penstock.tribuo.internal.rows.SlotOrder;
import io.penstock.tribuo.internal.rows.Slots;
import io.penstock.tribuo.internal.rows.TribuoRows;
import io.penstock.tribuo.internal.sgd.QuietTribuo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tribuo.MutableDataset;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.hdbscan.HdbscanModel;
import org.tribuo.clustering.hdbscan.HdbscanTrainer;
import org.tribuo.clustering.hdbscan.HdbscanTrainer.ClusterExemplar;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;

/**
 * Clusters of any number and shape, and noise beside them, by Tribuo's {@code HdbscanTrainer} (Campello and others, ACM TKDD 10
 * (2015), article 5). A new row belongs to the cluster of the nearest exemplar, or to none (-1) if it is farther from all than
 * their members are; the second score is the distance from it. Compares every row with every other one: take some ten thousand at
 * most. Categories are one-hot; numbers ought to be scaled. Rows weigh the same.
 *
 * @param minimumSize least rows of a cluster, at least 2
 * @param neighbours how many neighbours tell how dense it is around a row, at least 1
 */
public record Hdbscan(int minimumSize, int neighbours) implements TribuoEstimator {

    /** Checks the numbers. */
    public Hdbscan {
        if (minimumSize < 2 || neighbours < 1) {
            throw new IllegalArgumentException(
                    "HDBSCAN got clusters of at least '%d' rows and '%d' neighbours. At least 2 and 1 are possible."
                            .formatted(minimumSize, neighbours));
        }
    }

    /** Returns this estimator with another number of neighbours. */
    public Hdbscan withNeighbours(int number) {
        return new Hdbscan(minimumSize, number);
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem instanceof ProblemType.Clustering;
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        WarmStart.refuse(context, "HDBSCAN");
        EvenRows.require(set.rows(), "HDBSCAN");
        Slots slots = new Slots(set.signature().features());
        MutableDataset<ClusterID> rows = TribuoRows.read(set.rows(), slots, Answers.clusters(), context);
        HdbscanModel model = train(rows, context);
        SlotOrder order = new SlotOrder(model.getFeatureIDMap(), slots);
        prototypes(model.getClusterExemplars(), order).write(context.directory());
        Path attachments = Files.createDirectories(context.directory().resolve(Model.ATTACHMENTS));
        model.serializeToFile(attachments.resolve("tribuo.pb"));
        return describe(set, context);
    }

    private HdbscanModel train(MutableDataset<ClusterID> rows, TrainingContext context) throws InterruptedException {
        Checks checks = new Checks(context, 4_096);
        QuietTribuo.quiet();
        HdbscanTrainer trainer = new HdbscanTrainer(
                minimumSize, new CheckedDistance(checks), neighbours, 1, NeighboursQueryFactoryType.BRUTE_FORCE);
        return checks.run(() -> trainer.train(rows));
    }

    /** Numbers clusters from 0 in the order of Tribuo's labels. */
    private static Prototypes prototypes(List<ClusterExemplar> exemplars, SlotOrder order) {
        List<Integer> labels = exemplars.stream()
                .map(ClusterExemplar::getLabel)
                .distinct()
                .sorted()
                .toList();
        return new Prototypes(
                exemplars.stream().map(each -> order.spread(each.getFeatures())).toList(),
                exemplars.stream().map(each -> labels.indexOf(each.getLabel())).toList(),
                exemplars.stream().map(ClusterExemplar::getMaxDistToEdge).toList());
    }
}
