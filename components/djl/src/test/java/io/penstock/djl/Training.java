package io.penstock.djl;

import io.penstock.model.ClassWeights;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.model.Scorer;
import io.penstock.testing.estimator.MadeRows;
import io.penstock.testing.estimator.TrainingTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Trains on made rows. */
final class Training {

    private Training() {}

    static Model fit(Estimator estimator, MadeRows rows, Path directory) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(directory, "training");
        return estimator.fit(
                rows.in(place.resolve("rows"), Optional.empty(), ClassWeights.even()),
                TrainingTrial.in(place.resolve("model")));
    }

    static double[] scores(Model model, MadeRows rows) throws IOException {
        try (Scorer scorer = new DjlModelLoader().load(model)) {
            return scorer.score(rows.batch());
        }
    }
}
