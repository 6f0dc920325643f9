package io.penstock.tribuo;

import io.penstock.errors.DataException;
import io.penstock.model.Model;
import io.penstock.model.ModelLoader;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.TreesModelLoader;
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
        Signature signature = model.description().signature();
        Path weights = model.directory().resolve(LinearWeights.FILE);
        if (Files.exists(weights)) {
            return LinearScorer.of(LinearWeights.read(weights), signature);
        }
        return loadRows(model, new Slots(signature.features()));
    }

    private static Scorer loadRows(Model model, Slots slots) throws IOException {
        Path prototypes = model.directory().resolve(Prototypes.FILE);
        Path supports = model.directory().resolve(Supports.FILE);
        Path neighbours = model.directory().resolve(Neighbours.FILE);
        if (Files.exists(prototypes)) {
            return Prototypes.read(prototypes).scorer(slots);
        }
        if (Files.exists(supports)) {
            return Supports.read(supports).scorer(slots);
        }
        if (Files.exists(neighbours)) {
            return Neighbours.read(neighbours).scorer(slots);
        }
        throw new DataException(
                "Model '%s' has none of %s. Restore it or train it again.".formatted(model.directory(), FILES));
    }
}
