package io.penstock.samples.frameworks;

import io.penstock.Pipeline;
import io.penstock.djl.TextGenerator;
import io.penstock.evaluation.Evaluation;
import io.penstock.model.Model;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.report.HtmlReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Runs the samples by name, and prints how their models did. */
public final class Frameworks {

    private static final String EVALUATION = "-evaluation";
    private static final Path DATA = Path.of("data");

    private static final Map<String, Supplier<Pipeline>> SAMPLES = new TreeMap<>(Map.of(
            "digits", () -> Digits.pipeline(DATA),
            "adult", () -> Adult.pipeline(DATA),
            "fares", () -> Fares.mean(DATA),
            "fares-at-most", () -> Fares.quantile(DATA),
            "tips", () -> Trips.tips(DATA),
            "groups", () -> Trips.groups(DATA),
            "strange", () -> Trips.strange(DATA),
            "writing", () -> Writing.pipeline(1_000, 12)));

    private Frameworks() {}

    /**
     * Runs samples in the workspace {@code .penstock}.
     *
     * @param names of the samples; all if there are none. The exit code is 1 if one fails
     * @throws IllegalArgumentException if there is no sample of a name
     */
    public static void main(String... names) throws IOException {
        for (String name : names) {
            sample(name);
        }
        boolean well = true;
        for (String name : names.length == 0 ? SAMPLES.keySet().toArray(String[]::new) : names) {
            well &= run(sample(name).get(), Path.of(".penstock"), System.out);
        }
        System.exit(well ? 0 : 1);
    }

    private static Supplier<Pipeline> sample(String name) {
        Supplier<Pipeline> sample = SAMPLES.get(name);
        if (sample == null) {
            throw new IllegalArgumentException(
                    "There is no sample '%s'. Samples: %s.".formatted(name, SAMPLES.keySet()));
        }
        return sample;
    }

    /** Runs a sample and prints its evaluations; returns whether it succeeded. */
    static boolean run(Pipeline pipeline, Path home, PrintStream out) throws IOException {
        out.println("== " + pipeline.name());
        try (Workspace workspace = Workspace.open(home)) {
            RunReport report = workspace.run(pipeline);
            HtmlReport.write(workspace, report, home.resolve(pipeline.name() + ".html"));
            if (!report.succeeded()) {
                out.println(report.table());
                return false;
            }
            print(report, out);
            return true;
        }
    }

    private static void print(RunReport report, PrintStream out) throws IOException {
        for (NodeReport node : report.nodes()) {
            if (node.id().endsWith(EVALUATION)) {
                String name = node.id().substring(0, node.id().length() - EVALUATION.length());
                Evaluation evaluation = report.output(node.id(), "evaluation", Evaluation.class);
                out.printf("-- %s, %s%n%s%n", name, node.outcome(), evaluation.toText(0));
            }
        }
        if (report.run().pipeline().equals("writing")) {
            Model writer = report.output("writer", "model", Model.class);
            out.println("It writes: the " + TextGenerator.load(writer).generate("the ", 44, 0.7, 1));
        }
    }
}
