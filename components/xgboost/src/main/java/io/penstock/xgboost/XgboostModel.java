package io.penstock.xgboost;

import static io.penstock.xgboost.NativeXgboost.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.model.Feature;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.TreeEnsembleBuilder;
import io.penstock.trees.boosting.Importances;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;

/**
 * A model of XGBoost by its JSON file, whose numbers are shortest decimals that give the same floats again. Learner, parameters
 * and trees have the names of XGBoost's model schema (doc/model.schema).
 */
final class XgboostModel {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode root;

    private XgboostModel(JsonNode root) {
        this.root = root;
    }

    /** Reads a model in any of XGBoost's formats, and keeps its first rounds. */
    static XgboostModel of(byte[] state, int rounds) throws IOException {
        XgboostModel model = new XgboostModel(MAPPER.readTree(converted(state, "json")));
        model.keep(rounds);
        return model;
    }

    /** Returns how many rounds a model has. */
    static int rounds(byte[] state) {
        Booster booster = call(() -> XGBoost.loadModel(state));
        try {
            return call(booster::getNumBoostedRound);
        } finally {
            booster.dispose();
        }
    }

    private static byte[] converted(byte[] state, String format) {
        Booster booster = call(() -> XGBoost.loadModel(state));
        try {
            return call(() -> booster.toByteArray(format));
        } finally {
            booster.dispose();
        }
    }

    private ObjectNode forest() {
        return (ObjectNode) root.at("/learner/gradient_booster/model");
    }

    private void keep(int rounds) {
        ArrayNode ends = (ArrayNode) forest().get("iteration_indptr");
        if (ends.size() - 1 <= rounds) {
            return;
        }
        int trees = ends.get(rounds).intValue();
        cut(ends, rounds + 1);
        cut((ArrayNode) forest().get("trees"), trees);
        cut((ArrayNode) forest().get("tree_info"), trees);
        ((ObjectNode) forest().get("gbtree_model_param")).put("num_trees", Integer.toString(trees));
    }

    private static void cut(ArrayNode array, int size) {
        while (array.size() > size) {
            array.remove(array.size() - 1);
        }
    }

    /** Returns XGBoost's own file. */
    byte[] file() throws IOException {
        return converted(MAPPER.writeValueAsBytes(root), XgboostTrees.FORMAT);
    }

    TreeEnsemble trees(List<Feature> features, Objective objective, int scores) {
        float base = Float.parseFloat(
                root.at("/learner/learner_model_param/base_score").textValue());
        double[] bases = new double[scores];
        Arrays.fill(bases, objective.margin(base));
        TreeEnsembleBuilder builder = new TreeEnsembleBuilder(features.size(), bases, objective.link()).addingFloats();
        for (int tree = 0; tree < forest().get("trees").size(); tree++) {
            XgboostTree parsed = new XgboostTree(forest().get("trees").get(tree));
            builder.add(forest().get("tree_info").get(tree).intValue(), parsed.root());
        }
        return builder.build();
    }

    Importances importances(List<Feature> features) {
        Importances.Counter counter = new Importances.Counter(features.size());
        forest().get("trees").forEach(tree -> new XgboostTree(tree).count(counter));
        return counter.of(features);
    }
}
