package io.penstock.cli.trial.source;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The imports of a pipeline's source.
 *
 * @param calls the parts of the source that are not the same in all
 */
record Imports(String calls) {

    private static final List<String> STATIC = List.of(
            "io.penstock.evaluation.gate.Rule.betterThanIncumbent",
            "io.penstock.evaluation.metric.Metrics.accuracy",
            "io.penstock.evaluation.metric.Metrics.auc",
            "io.penstock.evaluation.metric.Metrics.logLoss",
            "io.penstock.evaluation.metric.Metrics.rootMeanSquaredError",
            "io.penstock.transform.expression.Expression.column");

    private static final List<String> ALWAYS = List.of(
            "io.penstock.Pipeline",
            "io.penstock.PipelineBuilder",
            "io.penstock.artifact.ExternalInput",
            "io.penstock.artifact.OutputLocation",
            "io.penstock.data.CsvExampleGen",
            "io.penstock.data.ExampleValidator",
            "io.penstock.data.SchemaGen",
            "io.penstock.data.StatisticsGen",
            "io.penstock.data.csv.CsvOptions",
            "io.penstock.data.split.Split",
            "io.penstock.data.validation.AnomalyKind",
            "io.penstock.data.validation.Severity",
            "io.penstock.data.validation.ValidationOptions",
            "io.penstock.evaluation.Evaluator",
            "io.penstock.evaluation.gate.ModelValidator",
            "io.penstock.evaluation.gate.ReleasePolicy",
            "io.penstock.release.Pusher",
            "io.penstock.runtime.RunReport",
            "io.penstock.runtime.Workspace",
            "io.penstock.runtime.report.HtmlReport",
            "io.penstock.training.ChampionSelector",
            "io.penstock.training.Trainer",
            "io.penstock.transform.FeatureSpec",
            "io.penstock.transform.Transform",
            "io.penstock.transform.feature.Label",
            "io.penstock.tribuo.TribuoEstimator",
            "java.nio.file.Path",
            "java.util.List");

    private static final List<String> SOMETIMES = List.of(
            "io.penstock.transform.feature.Vocabulary",
            "io.penstock.transform.feature.ZScore",
            "java.nio.charset.Charset");

    String text() {
        String statics = lines("import static %s;\n", STATIC.stream().filter(called("(")));
        Stream<String> types = Stream.concat(ALWAYS.stream(), SOMETIMES.stream().filter(used()));
        return statics + "\n" + lines("import %s;\n", types.sorted());
    }

    private Predicate<String> called(String opening) {
        return name -> calls.contains(simple(name) + opening);
    }

    private Predicate<String> used() {
        return called(".").or(name -> calls.contains("new " + simple(name) + "("));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String lines(String form, Stream<String> names) {
        return names.map(form::formatted).collect(Collectors.joining());
    }
}
