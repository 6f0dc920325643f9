package io.penstock.tribuo;

import io.penstock.errors.DataException;
import io.penstock.model.Model;
import io.penstock.model.ModelLoader;
import io.penstock.model.Scorer;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.TreesModelLoader;
import io.penstock.tribuo.internal.sgd.LinearWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads the models of {@link TribuoEstimator}s from their own files; no class of Tribuo is needed. */
public final class TribuoModelLoader implements ModelLoader {

    @Override
    public String format() {
        return TribuoEstimator.FRAMEWORK;
    }

    @Override
    public Scorer load(Model model) throws IOException {
        Path weights = model.directory().resolve(LinearWeights.FILE);
        if (Files.exists(model.directory().resolve(TreeEnsemble.FILE))) {
            return new TreesModelLoader().load(model);
        }
        if (Files.exists(weights)) {
            return LinearScorer.of(
                    LinearWeights.read(weights), model.description().signature());
        }
        throw new DataException("Model '%s' has neither '%s' nor '%s'. Restore it or train it again."
                .formatted(model.directory(), LinearWeights.FILE, TreeEnsemble.FILE));
    }
}
