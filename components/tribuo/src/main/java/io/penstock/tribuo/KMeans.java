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
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.MutableDataset;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.kmeans.KMeansModel;
import org.tribuo.clustering.kmeans.KMeansTrainer;

/**
 * Clusters around centres by Tribuo's {@code KMeansTrainer} (Lloyd, IEEE Transactions on Information Theory 28 (1982), 129-137),
 * begun by k-means++ (Arthur and Vassilvitskii, SODA 2007). Every row belongs to the cluster of the nearest centre by Euclid's
 * distance, which is the second score. Categories are one-hot; numbers ought to be scaled. Rows weigh the same.
 *
 * @param clusters how many, at least 1
 * @param iterations at most so many, at least 1
 */
public record KMeans(int clusters, int iterations) implements TribuoEstimator {

    /** Checks the numbers. */
    public KMeans {
        if (clusters < 1 || iterations < 1) {
            throw new IllegalArgumentException("K-means got '%d' clusters and '%d' iterations. Both are at least 1."
                    .formatted(clusters, iterations));
        }
    }

    /** Returns this estimator with another limit of iterations. */
    public KMeans withIterations(int most) {
        return new KMeans(clusters, most);
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem instanceof ProblemType.Clustering;
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        WarmStart.refuse(context, "K-means");
        EvenRows.require(set.rows(), "K-means");
        Slots slots = new Slots(set.signature().features());
        MutableDataset<ClusterID> rows = TribuoRows.read(set.rows(), slots, Answers.clusters(), context);
        KMeansModel model = train(rows, context);
        SlotOrder order = new SlotOrder(model.getFeatureIDMap(), slots);
        List<List<Double>> centres =
                Arrays.stream(model.getCentroidVectors()).map(order::spread).toList();
        List<Integer> numbers = IntStream.range(0, centres.size()).boxed().toList();
        new Prototypes(centres, numbers, List.of()).write(context.directory());
        Path attachments = Files.createDirectories(context.directory().resolve(Model.ATTACHMENTS));
        model.serializeToFile(attachments.resolve("tribuo.pb"));
        return describe(set, context);
    }

    private KMeansModel train(MutableDataset<ClusterID> rows, TrainingContext context) throws InterruptedException {
        Checks checks = new Checks(context, 4_096);
        QuietTribuo.quiet();
        KMeansTrainer trainer = new KMeansTrainer(
                clusters,
                iterations,
                new CheckedDistance(checks),
                KMeansTrainer.Initialisation.PLUSPLUS,
                1,
                context.seed());
        return checks.run(() -> trainer.train(rows));
    }
}
