package io.penstock.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DefinitionException;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ModelLoader;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import io.penstock.spi.Services;
import io.penstock.trees.TreeEnsemble;
import io.penstock.tribuo.LinearModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Writes linear models and ensembles of trees in the Open Neural Network Exchange format, for whoever serves models without a JVM.
 * The export takes the model's features, after the transform: one input {@code features}, rows of 64-bit numbers, categories as
 * their index; and gives one output {@code scores}, what the model's scorer gives. It runs anywhere that knows version 17 of the
 * operators and version 3 of {@code ai.onnx.ml}. Needs {@code penstock-tribuo} on the class path.
 */
public final class OnnxExport {

    /** The name of the input. */
    public static final String FEATURES = "features";

    /** The name of the output. */
    public static final String SCORES = "scores";

    private static final int ROWS = 1_000;

    /** Trees add up in 32-bit numbers: about seven digits. */
    private static final double TOLERANCE = 1e-5;

    private final Model model;
    private final Signature signature;
    private final Map<Integer, TreeSet<Double>> thresholds = new HashMap<>();
    private boolean takesMissing;

    private OnnxExport(Model model) {
        this.model = model;
        this.signature = model.description().signature();
    }

    /**
     * How an export compares with its model.
     *
     * @param rows made at random, with the numbers that trees split at and their neighbours among them, and categories that are
     *     none
     * @param missing how many of the rows miss numbers. For trees, which know where to go then, each number of every second row
     *     misses with probability 1/4: of k numeric features, about {@code rows / 2 * (1 - 0.75^k)} rows. 0 for linear models
     * @param greatestDifference of any two scores, as a share of 1 plus the model's
     */
    public record Comparison(int rows, int missing, double greatestDifference) {}

    /**
     * Exports a model, and runs both on 1,000 rows.
     *
     * @param file written; not there if this throws
     * @throws DefinitionException if operators cannot say the model
     * @throws ComponentException if scores differ by more than 1e-5
     */
    public static Comparison write(Model model, Path file) throws IOException {
        OnnxExport export = new OnnxExport(model);
        Files.write(file, export.bytes());
        try {
            return export.compare(file);
        } catch (RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private byte[] bytes() throws IOException {
        for (Feature feature : signature.features()) {
            if (feature instanceof Feature.Sequence) {
                throw new DefinitionException(
                        "Feature '%s' is a sequence of tokens, which cannot be exported. Export a model of numbers and categories."
                                .formatted(feature.name()));
            }
        }
        Graph graph = new Graph()
                .input(FEATURES, DataType.DOUBLE, signature.slots())
                .output(SCORES, DataType.DOUBLE, signature.problem().scores());
        graph.node("", "Identity", List.of(scores(graph)), List.of(SCORES));
        return graph.bytes(Map.of(
                "penstock.model", model.digest().toString(),
                "penstock.features",
                        String.join(
                                ",",
                                signature.features().stream().map(Feature::name).toList())));
    }

    private String scores(Graph graph) throws IOException {
        Path trees = model.directory().resolve(TreeEnsemble.FILE);
        takesMissing = Files.exists(trees);
        if (takesMissing) {
            return new TreeGraph(TreeEnsemble.read(trees), graph, this::remember).add(FEATURES);
        }
        Optional<LinearModel> linear = LinearModel.of(model);
        return new LinearGraph(
                        signature,
                        linear.orElseThrow(() -> new DefinitionException(
                                "Model '%s' is neither linear nor trees, so it cannot be exported.".formatted(model))),
                        graph)
                .add(FEATURES);
    }

    private void remember(int feature, double threshold) {
        thresholds.computeIfAbsent(feature, key -> new TreeSet<>()).add(threshold);
    }

    private Comparison compare(Path file) throws IOException {
        OnnxInput input = OnnxInput.doubles(
                FEATURES, signature.features().stream().map(Feature::name).toArray(String[]::new));
        OnnxMapping mapping = OnnxMapping.of(signature.problem(), OnnxOutput.scores(SCORES), input);
        try (Scorer own = loader().load(model);
                Scorer exported = new OnnxScorer(Session.open(file), mapping, signature)) {
            return compare(own, exported);
        }
    }

    private ModelLoader loader() {
        String format = model.description().format();
        return Services.load(ModelLoader.class).stream()
                .filter(loader -> loader.format().equals(format))
                .findFirst()
                .orElseThrow(() -> new DefinitionException(
                        "Nothing on the class path loads '%s' models, which an export is compared with. Add penstock-%s to the dependencies."
                                .formatted(format, format)));
    }

    private Comparison compare(Scorer own, Scorer exported) {
        SplittableRandom random = new SplittableRandom(1);
        double greatest = 0;
        int missing = 0;
        double[] expected = new double[signature.problem().scores()];
        double[] found = new double[expected.length];
        for (int row = 0; row < ROWS; row++) {
            double[] features = row(random, takesMissing && row % 2 == 1);
            missing += Arrays.stream(features).anyMatch(Double::isNaN) ? 1 : 0;
            own.score(features, expected);
            exported.score(features, found);
            for (int i = 0; i < found.length; i++) {
                greatest = Math.max(greatest, Math.abs(found[i] - expected[i]) / (1 + Math.abs(expected[i])));
            }
        }
        if (!(greatest <= TOLERANCE)) {
            throw new ComponentException(
                    "The export of '%s' gives other scores than the model: they differ by '%s', more than %s. Do not use it, and report this."
                            .formatted(model, greatest, TOLERANCE));
        }
        return new Comparison(ROWS, missing, greatest);
    }

    private double[] row(SplittableRandom random, boolean missing) {
        double[] row = new double[signature.slots()];
        for (int i = 0; i < row.length; i++) {
            row[i] = signature.features().get(i) instanceof Feature.Categorical categories
                    ? random.nextInt(-1, categories.vocabulary().size())
                    : missing && random.nextInt(4) == 0 ? Double.NaN : number(i, random);
        }
        return row;
    }

    private double number(int feature, SplittableRandom random) {
        List<Double> known = List.copyOf(thresholds.getOrDefault(feature, new TreeSet<>()));
        if (known.isEmpty() || random.nextInt(4) == 0) {
            return 20 * random.nextDouble() - 10;
        }
        double threshold = known.get(random.nextInt(known.size()));
        return switch (random.nextInt(3)) {
            case 0 -> threshold;
            case 1 -> Math.nextDown(threshold);
            default -> threshold + random.nextDouble();
        };
    }
}
