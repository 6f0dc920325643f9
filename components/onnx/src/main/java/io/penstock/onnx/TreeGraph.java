package io.penstock.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.penstock.errors.DefinitionException;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.TreeNode;
import io.penstock.trees.TreeTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Trees as the operator {@code TreeEnsembleRegressor} and the link behind it. Its leaves add up in 32-bit numbers. */
final class TreeGraph {

    private final TreeEnsemble ensemble;
    private final Graph graph;
    private final BiConsumer<Integer, Double> thresholds;
    private final List<Long> trees = new ArrayList<>();
    private final List<Long> nodes = new ArrayList<>();
    private final List<Long> features = new ArrayList<>();
    private final List<String> modes = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private final List<Long> yes = new ArrayList<>();
    private final List<Long> no = new ArrayList<>();
    private final List<Long> missing = new ArrayList<>();
    private final List<Long> leafTrees = new ArrayList<>();
    private final List<Long> leafNodes = new ArrayList<>();
    private final List<Long> targets = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    /**
     * Takes trees.
     *
     * @param thresholds learns what features are compared with
     */
    TreeGraph(TreeEnsemble ensemble, Graph graph, BiConsumer<Integer, Double> thresholds) {
        this.ensemble = ensemble;
        this.graph = graph;
        this.thresholds = thresholds;
    }

    /** Adds the operators from a matrix of features to scores, whose name it returns. */
    String add(String input) {
        for (int tree = 0; tree < ensemble.trees(); tree++) {
            node(tree, ensemble.tree(tree), (long) nodes.size());
        }
        return link(ensemble.trees() == 0 ? constant(input) : sums(input));
    }

    /** The base scores for each row, as the operator of trees needs a tree. */
    private String constant(String input) {
        String rows = graph.node(
                "Gather",
                List.of(graph.node("Shape", List.of(input)), graph.longs(new long[] {0}, 1)),
                Graph.of("axis", 0));
        String scores = graph.longs(new long[] {ensemble.scores()}, 1);
        String shape = graph.node("Concat", List.of(rows, scores), Graph.of("axis", 0));
        return graph.node("Expand", List.of(graph.doubles(ensemble.base(), 1, ensemble.scores()), shape));
    }

    private String sums(String input) {
        String raw = graph.name("trees");
        graph.node(
                Graph.ML,
                "TreeEnsembleRegressor",
                List.of(input),
                List.of(raw),
                Graph.ofLongs("nodes_treeids", trees),
                Graph.ofLongs("nodes_nodeids", nodes),
                Graph.ofLongs("nodes_featureids", features),
                Graph.ofTexts("nodes_modes", modes),
                Graph.ofDoubles("nodes_values_as_tensor", array(values)),
                Graph.ofLongs("nodes_truenodeids", yes),
                Graph.ofLongs("nodes_falsenodeids", no),
                Graph.ofLongs("nodes_missing_value_tracks_true", missing),
                Graph.ofLongs("target_treeids", leafTrees),
                Graph.ofLongs("target_nodeids", leafNodes),
                Graph.ofLongs("target_ids", targets),
                Graph.ofDoubles("target_weights_as_tensor", array(weights)),
                Graph.ofDoubles("base_values_as_tensor", ensemble.base()),
                Graph.of("n_targets", ensemble.scores()),
                Graph.of("aggregate_function", "SUM"),
                Graph.of("post_transform", "NONE"));
        return graph.node("Cast", List.of(raw), Graph.of("to", DataType.DOUBLE.getNumber()));
    }

    private String link(String raw) {
        return switch (ensemble.link()) {
            case IDENTITY -> raw;
            case LOGISTIC -> graph.node("Sigmoid", List.of(raw));
            case SOFTMAX -> graph.node("Softmax", List.of(raw), Graph.of("axis", 1));
            case EXPONENTIAL -> graph.node("Exp", List.of(raw));
            case AVERAGE -> graph.node("Div", List.of(raw, graph.doubles(new double[] {treesOfScore()}, 1)));
        };
    }

    private double treesOfScore() {
        boolean every = ensemble.trees() > 0 && ensemble.output(0).isEmpty();
        return every ? ensemble.trees() : (double) ensemble.trees() / ensemble.scores();
    }

    /** Adds a node and those below it; numbers go on over all trees. */
    private void node(int tree, TreeNode node, long number) {
        if (node instanceof TreeNode.Leaf leaf) {
            modes.add("LEAF");
            split(tree, number, 0, 0, 0, 0, 0);
            for (int i = 0; i < leaf.values().size(); i++) {
                leaf(
                        tree,
                        number,
                        leaf.values().size() > 1 ? i : ensemble.output(tree).orElse(0),
                        leaf.values().get(i));
            }
        } else if (node instanceof TreeNode.Split split) {
            add(tree, split, number);
        }
    }

    private void add(int tree, TreeNode.Split split, long number) {
        TreeTest test = split.test();
        double value = value(test);
        thresholds.accept(test.feature(), value);
        modes.add(test instanceof TreeTest.Below ? "BRANCH_LT" : "BRANCH_EQ");
        split(tree, number, test.feature(), value, number + 1, 0, test.missing() ? 1 : 0);
        int place = no.size() - 1;
        node(tree, split.yes(), number + 1);
        long other = nodes.size();
        no.set(place, other);
        node(tree, split.no(), other);
    }

    private static double value(TreeTest test) {
        if (test instanceof TreeTest.Below below) {
            return below.threshold();
        }
        TreeTest.OneOf some = (TreeTest.OneOf) test;
        if (some.categories().cardinality() != 1 || some.missing()) {
            throw new DefinitionException(
                    "A tree splits feature '%d' by several categories %s at once, which the operators for trees cannot say. Train with one-hot categories to export."
                            .formatted(test.feature(), some.categories()));
        }
        return some.categories().nextSetBit(0);
    }

    private void split(long tree, long number, long feature, double value, long left, long right, long tracksTrue) {
        trees.add(tree);
        nodes.add(number);
        features.add(feature);
        values.add(value);
        yes.add(left);
        no.add(right);
        missing.add(tracksTrue);
    }

    private void leaf(long tree, long number, long target, double weight) {
        leafTrees.add(tree);
        leafNodes.add(number);
        targets.add(target);
        weights.add(weight);
    }

    private static double[] array(List<Double> list) {
        return list.stream().mapToDouble(value -> value).toArray();
    }
}
