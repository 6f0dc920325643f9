package io.penstock.samples.taxi;

import io.penstock.Pipeline;
import io.penstock.PipelineBuilder;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.ExampleValidator;
import io.penstock.data.SchemaGen;
import io.penstock.data.StatisticsGen;
import io.penstock.data.split.Split;
import io.penstock.evaluation.Evaluator;
import io.penstock.evaluation.gate.ModelValidator;
import io.penstock.model.LatestBlessed;
import io.penstock.release.Pusher;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.report.HtmlReport;
import io.penstock.training.ChampionSelector;
import io.penstock.training.Trainer;
import io.penstock.transform.Transform;
import io.penstock.tribuo.TribuoEstimator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Predicts whether a trip is tipped more than 20 % of its fare: from raw trips to a validated, pushed model. */
public final class TaxiTips {

    /** The pipeline's name. */
    public static final String NAME = "taxi-tips";

    private TaxiTips() {}

    /** Returns the pipeline. */
    public static Pipeline pipeline(TaxiParameters parameters) {
        return Pipeline.define(NAME, parameters, TaxiTips::define);
    }

    private static void define(PipelineBuilder p, TaxiParameters parameters) {
        var trips = p.add(new CsvExampleGen(parameters.trips(), Split.byHash(2, 1)));
        var statistics = p.add(new StatisticsGen(trips));
        var schema = p.add(new SchemaGen(statistics));
        var checked = p.add(new ExampleValidator(trips, statistics, schema));
        var features = p.add(new Transform(checked.examples(), schema, TaxiFeatures.spec()));
        var linear = p.add("linear", new Trainer(features, TribuoEstimator.logisticRegression(parameters.epochs())));
        var boosted = p.add("boosted", new Trainer(features, TribuoEstimator.boostedTrees(parameters.trees())));
        var champion = p.add(new ChampionSelector(checked.examples(), List.of(linear.model(), boosted.model())));
        var incumbent = p.add(new LatestBlessed(NAME, champion));
        var evaluation = p.add(new Evaluator(checked.examples(), champion)
                .against(incumbent)
                .slicedBy("payment_type", "trip_start_hour"));
        var validated = p.add(new ModelValidator(champion, evaluation, TaxiPolicy.release()));
        p.add(new Pusher(validated.blessed(), parameters.serving()));
    }

    /**
     * Runs the pipeline and tells what came out.
     *
     * @param arguments the workspace's directory, {@code .penstock} if there is none; the exit code is 1 if no model is serving
     *     in the end
     */
    public static void main(String... arguments) throws IOException {
        Path home = Path.of(arguments.length == 0 ? ".penstock" : arguments[0]);
        System.exit(run(new TaxiParameters(20).servingFrom(home.resolve("serving")), home, System.out) ? 0 : 1);
    }

    /** Runs the pipeline in a workspace and prints what came out; returns whether a model is serving. */
    static boolean run(TaxiParameters parameters, Path home, PrintStream out) throws IOException {
        Pipeline pipeline = pipeline(parameters);
        try (Workspace workspace =
                Workspace.builder(home).listener(new RunProgress(out)).open()) {
            RunReport report = workspace.run(pipeline);
            Path page = home.resolve("report.html");
            CompletableFuture<Void> written =
                    CompletableFuture.runAsync(() -> HtmlReport.write(workspace, report, page));
            TaxiSummary summary = new TaxiSummary(report, out);
            summary.print();
            boolean serving = summary.printModel(home, parameters.serving().path());
            written.join();
            out.println("Report: " + page.toAbsolutePath().normalize());
            return serving;
        }
    }
}
