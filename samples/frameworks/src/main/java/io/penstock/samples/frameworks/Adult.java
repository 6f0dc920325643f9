package io.penstock.samples.frameworks;

import static io.penstock.transform.expression.Expression.column;

import io.penstock.Pipeline;
import io.penstock.PipelineBuilder;
import io.penstock.data.SplitExampleGen;
import io.penstock.data.csv.CsvSource;
import io.penstock.djl.DjlEstimator;
import io.penstock.lightgbm.LightgbmEstimator;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.feature.Label;
import io.penstock.tribuo.TribuoEstimator;
import io.penstock.xgboost.XgboostEstimator;
import java.nio.file.Path;

/** Whose income is above 50,000 dollars: boosted trees of two libraries beside a wide and deep network and a linear model. */
final class Adult {

    private Adult() {}

    static Pipeline pipeline(Path data) {
        return Pipeline.define("adult", p -> contest(p, data)
                .with("linear", TribuoEstimator.logisticRegression(10))
                .with("xgboost", XgboostEstimator.boostedTrees(200))
                .with("lightgbm", LightgbmEstimator.boostedTrees(200))
                .with("network", DjlEstimator.wideAndDeep(3)));
    }

    static Contest contest(PipelineBuilder p, Path data) {
        var rows = p.add(SplitExampleGen.of(
                CsvSource.of(data.resolve("adult-train.csv.gz")), CsvSource.of(data.resolve("adult-test.csv.gz"))));
        return Contest.of(p, rows, features());
    }

    private static FeatureSpec features() {
        return FeatureSpec.labelled(
                        Label.binary("<=50K", ">50K", column("income").isEqualTo(">50K")))
                .zScore("age", "education_num", "capital_gain", "capital_loss", "hours_per_week")
                .vocabulary("workclass", "education", "marital_status", "occupation")
                .vocabulary("relationship", "race", "sex", "native_country");
    }
}
