package io.penstock.xgboost;

import static io.penstock.xgboost.NativeXgboost.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;

/**
 * Cuts a model of XGBoost by its JSON file, whose numbers are shortest decimals that give the same floats again: the Java binding
 * cannot slice.
 */
final class FirstRounds {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private FirstRounds() {}

    /** Returns the file of a model with fewer rounds. */
    static byte[] of(byte[] file, int rounds) throws IOException {
        JsonNode root = MAPPER.readTree(converted(file, "json"));
        ObjectNode forest = (ObjectNode) root.at("/learner/gradient_booster/model");
        ArrayNode ends = (ArrayNode) forest.get("iteration_indptr");
        int trees = ends.get(rounds).intValue();
        cut(ends, rounds + 1);
        cut((ArrayNode) forest.get("trees"), trees);
        cut((ArrayNode) forest.get("tree_info"), trees);
        ((ObjectNode) forest.get("gbtree_model_param")).put("num_trees", Integer.toString(trees));
        return converted(MAPPER.writeValueAsBytes(root), XgboostTrees.FORMAT);
    }

    private static byte[] converted(byte[] file, String format) {
        Booster booster = call(() -> XGBoost.loadModel(file));
        try {
            return call(() -> booster.toByteArray(format));
        } finally {
            booster.dispose();
        }
    }

    private static void cut(ArrayNode array, int size) {
        while (array.size() > size) {
            array.remove(array.size() - 1);
        }
    }
}
