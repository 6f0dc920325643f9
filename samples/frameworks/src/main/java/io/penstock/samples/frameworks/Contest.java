package io.penstock.samples.frameworks;

import io.penstock.PipelineBuilder;
import io.penstock.Port;
import io.penstock.data.SchemaGen;
import io.penstock.data.StatisticsGen;
import io.penstock.evaluation.Evaluator;
import io.penstock.examples.Examples;
import io.penstock.model.Estimator;
import io.penstock.training.Trainer;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.Transform;

/**
 * Several estimators on the same rows and features. That it does not matter which framework one is of is what this sample shows: each is
 * one line.
 *
 * @param p takes the steps
 * @param rows with the splits {@code train} and {@code eval}
 * @param features what all of them see
 */
record Contest(PipelineBuilder p, Port<Examples> rows, Transform.Outputs features) {

    /** Looks at the rows and computes the features of all contenders. */
    static Contest of(PipelineBuilder p, Port<Examples> rows, FeatureSpec spec) {
        var schema = p.add(new SchemaGen(p.add(new StatisticsGen(rows))));
        return new Contest(p, rows, p.add(new Transform(rows, schema, spec)));
    }

    /** Trains a model and measures it on the split {@code eval}; the evaluation is that of node {@code <name>-evaluation}. */
    Contest with(String name, Estimator estimator) {
        var trained = p.add(name, new Trainer(features, estimator));
        p.add(name + "-evaluation", new Evaluator(rows, trained.model()));
        return this;
    }
}
