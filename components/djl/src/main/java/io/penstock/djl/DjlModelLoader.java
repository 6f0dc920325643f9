package io.penstock.djl;

import io.penstock.djl.internal.engine.PyTorch;
import io.penstock.djl.internal.model.ModelFile;
import io.penstock.djl.internal.model.OpenNetwork;
import io.penstock.djl.internal.serving.NativeScorer;
import io.penstock.djl.internal.serving.SurpriseScorer;
import io.penstock.djl.internal.serving.WideAndDeepScorer;
import io.penstock.model.Model;
import io.penstock.model.ModelLoader;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import java.io.IOException;

/**
 * Loads the models of {@link DjlEstimator}s. Wide-and-deep networks and character generators answer in plain Java; the others
 * need the native library of PyTorch, and answer on the CPU.
 */
public final class DjlModelLoader implements ModelLoader {

    @Override
    public String format() {
        return DjlEstimator.FRAMEWORK;
    }

    @Override
    public Scorer load(Model model) throws IOException {
        Signature signature = model.description().signature();
        DjlEstimator estimator = Networks.read(model);
        if (estimator instanceof TorchScript script) {
            return script.scorer(model);
        }
        if (estimator instanceof CharacterGenerator generator) {
            return new SurpriseScorer(Networks.recurrence(generator, model), signature);
        }
        ModelFile file = ModelFile.read(model);
        String what = ModelFile.network(ModelFile.of(model));
        if (estimator instanceof WideAndDeep table) {
            Plans.shapes(table, signature).require(file.network(), what);
            return new WideAndDeepScorer(file, signature);
        }
        OpenNetwork network =
                OpenNetwork.restored(Plans.of(estimator, signature), PyTorch.device("cpu"), file.network(), what);
        return new NativeScorer(network, file, signature);
    }
}
