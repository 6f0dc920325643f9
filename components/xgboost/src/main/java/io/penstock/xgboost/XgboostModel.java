package io.penstock.xgboost;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.model.Feature;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.TreeEnsembleBuilder;
import io.penstock.trees.boosting.Importances;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A model of XGBoost by its binary file. Learner, parameters and trees have the names of XGBoost's model schema (doc/model.schema). */
final class XgboostModel {

    private final byte[] file;
    private final JsonNode root;
    private final JsonNode forest;
    private final List<XgboostTree> trees = new ArrayList<>();

    private XgboostModel(byte[] file) {
        this.file = file;
        this.root = Ubjson.read(file);
        this.forest = root.at("/learner/gradient_booster/model");
        forest.get("trees").forEach(tree -> trees.add(new XgboostTree(tree)));
    }

    /** Reads a model, and keeps its first rounds. */
    static XgboostModel of(byte[] file, int rounds) throws IOException {
        XgboostModel model = new XgboostModel(file);
        return model.rounds() > rounds ? new XgboostModel(FirstRounds.of(file, rounds)) : model;
    }

    /** Returns how many rounds a model has. */
    static int rounds(byte[] file) {
        return new XgboostModel(file).rounds();
    }

    private int rounds() {
        return Ubjson.numbers(forest.get("iteration_indptr")).length - 1;
    }

    /** Returns XGBoost's own file. */
    byte[] file() {
        return file.clone();
    }

    TreeEnsemble trees(List<Feature> features, Objective objective, int scores) {
        float base = Float.parseFloat(
                root.at("/learner/learner_model_param/base_score").textValue());
        double[] bases = new double[scores];
        Arrays.fill(bases, objective.margin(base));
        TreeEnsembleBuilder builder = new TreeEnsembleBuilder(features.size(), bases, objective.link()).addingFloats();
        double[] outputs = Ubjson.numbers(forest.get("tree_info"));
        for (int tree = 0; tree < trees.size(); tree++) {
            builder.add((int) outputs[tree], trees.get(tree).root());
        }
        return builder.build();
    }

    Importances importances(List<Feature> features) {
        Importances.Counter counter = new Importances.Counter(features.size());
        trees.forEach(tree -> tree.count(counter));
        return counter.of(features);
    }
}
