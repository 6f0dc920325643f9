package io.penstock.testing.estimator;

import io.penstock.columns.Batch;
import io.penstock.model.Model;
import io.penstock.model.ModelLoader;
import io.penstock.model.Scorer;
import io.penstock.spi.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A loaded model without its transform, to score made rows. */
record Scoring(Scorer scorer, int scores) implements AutoCloseable {

    static Scoring of(Model model) throws IOException {
        String format = model.description().format();
        List<ModelLoader> loaders = Services.load(ModelLoader.class).stream()
                .filter(loader -> loader.format().equals(format))
                .toList();
        if (loaders.size() != 1) {
            throw new AssertionError("%d loaders on the class path load '%s'. List one in META-INF/services/%s."
                    .formatted(loaders.size(), format, ModelLoader.class.getName()));
        }
        return new Scoring(
                loaders.get(0).load(model), model.description().problem().scores());
    }

    double[] batch(MadeRows rows) {
        double[] all = new double[rows.size() * scores];
        for (int from = 0; from < rows.size(); from += Batch.MAX_ROWS) {
            Batch batch = rows.slice(from, Math.min(rows.size(), from + Batch.MAX_ROWS))
                    .batch();
            double[] part = scorer.score(batch);
            if (part.length != batch.rows() * scores) {
                throw new AssertionError("%d rows of %d scores each came back as %d numbers"
                        .formatted(batch.rows(), scores, part.length));
            }
            System.arraycopy(part, 0, all, from * scores, part.length);
        }
        return all;
    }

    double[] rowByRow(MadeRows rows) {
        double[] all = new double[rows.size() * scores];
        double[] one = new double[scores];
        for (int row = 0; row < rows.size(); row++) {
            Arrays.fill(one, Double.NaN);
            scorer.score(rows.vectors()[row], one);
            System.arraycopy(one, 0, all, row * scores, scores);
        }
        return all;
    }

    static Model copy(Model model, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(model.directory())) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(model.directory().relativize(file).toString()));
            }
        }
        return Model.open(to);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
