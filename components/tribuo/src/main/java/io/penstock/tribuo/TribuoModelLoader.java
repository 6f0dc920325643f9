package io.penstock.tribuo;

import io.penstock.errors.DataException;
import io.penstock.model.Model;
import io.penstock.model.ModelLoader;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.TreesModelLoader;
import io.penstock.tribuo.internal.BatchScorer;
import io.penstock.tribuo.internal.files.FileCheck;
import io.penstock.tribuo.internal.fitted.Neighbours;
import io.penstock.tribuo.internal.fitted.Prototypes;
import io.penstock.tribuo.internal.fitted.Supports;
import io.penstock.tribuo.internal.rows.Slots;
import io.penstock.tribuo.internal.sgd.LinearWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Loads the models of {@link TribuoEstimator}s from their own files; no class of Tribuo is needed. */
public final class TribuoModelLoader implements ModelLoader {

    private static final List<String> FILES =
            List.of(LinearWeights.FILE, TreeEnsemble.FILE, Prototypes.FILE, Supports.FILE, Neighbours.FILE);

    @Override
    public String format() {
        return TribuoEstimator.FRAMEWORK;
    }

    @Override
    public Scorer load(Model model) throws IOException {
        if (Files.exists(model.directory().resolve(TreeEnsemble.FILE))) {
            return new TreesModelLoader().load(model);
        }
        BatchScorer scorer = own(model.directory(), model.description().signature());
        new FileCheck(model.directory())
                .count(
                        "scores a row",
                        scorer.scores(),
                        model.description().problem().scores());
        return scorer;
    }

    private static BatchScorer own(Path directory, Signature signature) throws IOException {
        Path weights = directory.resolve(LinearWeights.FILE);
        if (Files.exists(weights)) {
            return LinearScorer.of(LinearWeights.read(weights, signature), signature);
        }
        Slots slots = new Slots(signature.features());
        Path prototypes = directory.resolve(Prototypes.FILE);
        if (Files.exists(prototypes)) {
            return Prototypes.read(prototypes, slots).scorer(slots);
        }
        Path supports = directory.resolve(Supports.FILE);
        if (Files.exists(supports)) {
            return Supports.read(supports, slots).scorer(slots);
        }
        Path neighbours = directory.resolve(Neighbours.FILE);
        if (Files.exists(neighbours)) {
            return Neighbours.read(neighbours, slots, signature.problem().scores())
                    .scorer(slots);
        }
        throw new DataException("Model '%s' has none of %s. Restore it or train it again.".formatted(directory, FILES));
    }
}
