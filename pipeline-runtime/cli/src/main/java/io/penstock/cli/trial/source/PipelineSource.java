package io.penstock.cli.trial.source;

import io.penstock.cli.trial.plan.Plan;
import io.penstock.cli.trial.plan.Target;
import io.penstock.data.csv.CsvOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The class of Java that defines a planned pipeline by the calls that {@link io.penstock.cli.trial.plan.PlannedPipeline} makes.
 *
 * @param plan what it defines
 */
record PipelineSource(Plan plan) {

    private static final String NEXT = "\n                ";
    private static final int WIDTH = 90;

    /**
     * Returns the source.
     *
     * @param packageName the package of the class
     * @param className the class
     * @param file where the class finds the rows, if nothing else is said
     */
    String text(String packageName, String className, String file) {
        return Template.of("Pipeline.java.txt")
                .fill(Map.ofEntries(
                        Map.entry("package", packageName),
                        Map.entry("class", className),
                        Map.entry("imports", imports()),
                        Map.entry("name", JavaText.literal(plan.name())),
                        Map.entry("file", JavaText.literal(file)),
                        Map.entry("train", Integer.toString(2 * plan.division())),
                        Map.entry("eval", Integer.toString(plan.division())),
                        Map.entry("linear", linear()),
                        Map.entry("rounds", Integer.toString(plan.rounds())),
                        Map.entry("slices", slices()),
                        Map.entry("csv", csv()),
                        Map.entry("label", label()),
                        Map.entry("features", features()),
                        Map.entry("policy", policy())));
    }

    private String linear() {
        return plan.target() instanceof Target.Quantity
                ? "TribuoEstimator.linearRegression()"
                : "TribuoEstimator.logisticRegression(%d)".formatted(plan.epochs());
    }

    private String csv() {
        CsvOptions csv = plan.csv();
        CsvOptions usual = CsvOptions.DEFAULT;
        StringBuilder text = new StringBuilder("CsvOptions.DEFAULT");
        if (csv.delimiter() != usual.delimiter()) {
            text.append(".withDelimiter(%s)".formatted(JavaText.literal(csv.delimiter())));
        }
        if (!csv.encoding().equals(StandardCharsets.UTF_8)) {
            text.append(".withEncoding(Charset.forName(%s))"
                    .formatted(JavaText.literal(csv.encoding().name())));
        }
        if (!csv.missing().isEmpty()) {
            text.append(".withMissing(%s)".formatted(JavaText.literals(List.copyOf(new TreeSet<>(csv.missing())))));
        }
        if (csv.maxBadFraction() != usual.maxBadFraction()) {
            text.append(".withMaxBadFraction(%s)".formatted(csv.maxBadFraction()));
        }
        return text.toString();
    }

    private String label() {
        String column = JavaText.literal(plan.target().column());
        if (plan.target() instanceof Target.TwoClasses two) {
            String positive = two.decimal() ? two.positive() : JavaText.literal(two.positive());
            return "Label.binary(%s, %s, column(%s).isEqualTo(%s))"
                    .formatted(JavaText.literal(two.negative()), JavaText.literal(two.positive()), column, positive);
        }
        return plan.target() instanceof Target.Quantity
                ? "Label.number(column(%s))".formatted(column)
                : "Label.classes(%s)".formatted(column);
    }

    private String features() {
        return calls("zScore", "new ZScore(%s, column(%s))", plan.features().numbers())
                + calls(
                        "vocabulary",
                        "Vocabulary.of(%2$s).named(%1$s)",
                        plan.features().categories());
    }

    /** One call for columns that follow each other, another one for a column whose feature has a name of its own. */
    private static String calls(String method, String named, List<String> columns) {
        StringBuilder text = new StringBuilder();
        List<String> run = new ArrayList<>();
        for (String column : columns) {
            String name = Plan.featureName(column);
            if (name.equals(column)) {
                run.add(column);
            } else {
                text.append(call(method, run));
                run.clear();
                text.append(NEXT)
                        .append(".with(")
                        .append(named.formatted(JavaText.literal(name), JavaText.literal(column)))
                        .append(")");
            }
        }
        return text.append(call(method, run)).toString();
    }

    private static String call(String method, List<String> columns) {
        if (columns.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("%s.%s(".formatted(NEXT, method));
        int begin = text.length();
        for (String column : columns) {
            String literal = JavaText.literal(column);
            boolean first = column.equals(columns.get(0));
            boolean fits = text.length() - begin + literal.length() < WIDTH;
            text.append(first ? "" : fits ? ", " : "," + NEXT + "        ");
            begin = fits ? begin : text.length();
            text.append(literal);
        }
        return text.append(")").toString();
    }

    private String policy() {
        boolean quantity = plan.target() instanceof Target.Quantity;
        String ranking = quantity ? "rootMeanSquaredError()" : plan.target().classes() == 2 ? "auc()" : "accuracy()";
        String ofSlices = quantity ? "rootMeanSquaredError()" : "logLoss()";
        StringBuilder text =
                new StringBuilder("ReleasePolicy.require(betterThanIncumbent(%s, 0).confidently())".formatted(ranking));
        if (!quantity) {
            text.append(NEXT).append(".and(betterThanIncumbent(logLoss(), 0))");
        }
        if (!plan.features().slices().isEmpty()) {
            text.append(NEXT).append(".and(betterThanIncumbent(%s, 0).onEachSlice().asAdvice())".formatted(ofSlices));
        }
        return text.toString();
    }

    private String slices() {
        List<String> columns = plan.features().slices();
        return columns.isEmpty() ? "" : "%s.slicedBy(%s)".formatted(NEXT, JavaText.literals(columns));
    }

    private String imports() {
        return new Imports(String.join(" ", csv(), label(), features(), policy())).text();
    }
}
