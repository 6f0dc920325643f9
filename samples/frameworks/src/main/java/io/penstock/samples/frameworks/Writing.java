package io.penstock.samples.frameworks;

import io.penstock.Pipeline;
import io.penstock.djl.DjlEstimator;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.feature.Label;

/** A network that learns to write, character by character. */
final class Writing {

    private static final int LENGTH = 48;

    private Writing() {}

    static Pipeline pipeline(int sentences, int epochs) {
        FeatureSpec text = FeatureSpec.labelled(Label.generation()).characters(LENGTH, "text");
        return Pipeline.define("writing", p -> Contest.of(p, p.add(new Sentences(sentences)), text)
                .with("writer", DjlEstimator.characterGenerator(epochs)));
    }
}
