package io.penstock.tribuo.internal;

import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.model.Signature;
import java.util.ArrayList;
import java.util.List;

/** Scores with trees, all nodes of which stand in flat arrays. */
public final class TreeScorer implements BatchScorer {

    private final boolean[] categorical;
    private final boolean probabilities;
    private final double[] base;
    private final int[] roots;
    private final int[] features;
    private final double[] values;
    private final int[] children;

    /** Lays trees out for scoring. */
    public TreeScorer(TreeEnsemble ensemble, Signature signature) {
        List<Feature> inputs = signature.features();
        categorical = new boolean[inputs.size()];
        for (int i = 0; i < categorical.length; i++) {
            categorical[i] = inputs.get(i) instanceof Feature.Categorical;
        }
        probabilities = !(signature.problem() instanceof ProblemType.Regression);
        base = ensemble.base().stream().mapToDouble(Double::doubleValue).toArray();
        roots = new int[ensemble.trees().size()];
        List<Integer> allFeatures = new ArrayList<>();
        List<Double> allValues = new ArrayList<>();
        List<Integer> allChildren = new ArrayList<>();
        for (int i = 0; i < roots.length; i++) {
            Tree tree = ensemble.trees().get(i);
            int root = allFeatures.size();
            roots[i] = root;
            allFeatures.addAll(tree.features());
            allValues.addAll(tree.values());
            tree.children().forEach(child -> allChildren.add(root + child));
        }
        features = allFeatures.stream().mapToInt(Integer::intValue).toArray();
        values = allValues.stream().mapToDouble(Double::doubleValue).toArray();
        children = allChildren.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public int scores() {
        return base.length;
    }

    @Override
    public void score(double[] row, double[] scores) {
        System.arraycopy(base, 0, scores, 0, base.length);
        for (int i = 0; i < roots.length; i++) {
            scores[i % base.length] += leaf(roots[i], row);
        }
        if (probabilities) {
            Links.probabilities(scores, base.length);
        }
    }

    private double leaf(int root, double[] row) {
        int node = root;
        int feature = features[node];
        while (feature >= 0) {
            double value = row[feature];
            boolean left = categorical[feature] ? value == values[node] : value < values[node];
            node = left ? children[node] : children[node] + 1;
            feature = features[node];
        }
        return values[node];
    }
}
